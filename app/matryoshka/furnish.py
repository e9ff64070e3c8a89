"""Composes what the window is made of: a ladder, those who answer on it, and the models there are."""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

import psutil

from matryoshka import build
from matryoshka.batching import Batching
from matryoshka.calibrating import Calibrating
from matryoshka.chat.ladder import Ladder
from matryoshka.engines.rack import Rack
from matryoshka.engines.weigher import Weigher
from matryoshka.errors import UsageFault
from matryoshka.leaving import Leaving
from matryoshka.models.hub.address import HUB
from matryoshka.models.languages import language_here
from matryoshka.models.measured import Measured
from matryoshka.models.stock import LateHub, Stock
from matryoshka.paths import Paths
from matryoshka.titling import Titling
from matryoshka.ui.needs import Parts

if TYPE_CHECKING:
    from matryoshka.keychain import Keychain

_Made = TypeVar("_Made")

BIGGER = "“Models”, at the left, has bigger ones that suit this computer."


def parts(ladder: Ladder, rack: Rack, paths: Paths, ladder_file: Path) -> Parts:
    """Of a window that opens with `ladder` and writes another one into `ladder_file`."""
    keychain = once(partial(build.keychain, paths))
    abroad = build.abroad(paths, keychain)
    at_home = partial(build.cascade, rack=rack, remedy=BIGGER, calibrations=build.calibrations(paths))
    return Parts(
        ladder=ladder,
        answers=partial(at_home, abroad=abroad),
        at_home=at_home,
        ladder_file=ladder_file,
        stock=stock(paths, keychain),
        measures=Calibrating(rack, paths),
        weigher=Weigher(rack),
        compares=partial(build.comparison, rack=rack, abroad=abroad),
        batches=Batching(rack, paths, abroad),
        titles=Titling(rack),
        network=Leaving(paths, abroad.border.requests, abroad.services, keychain),
    )


def once(make: Callable[[], _Made]) -> Callable[[], _Made]:
    """Makes it when it is first asked for, and gives the same to every thread from then on."""
    lock, made = Lock(), cache(make)

    def find() -> _Made:
        with lock:
            return made()

    return find


def stock(paths: Paths, keychain: "Callable[[], Keychain] | None" = None) -> Stock:
    """The models there are; tokens of hubs are in that `keychain`, by default in one of its own."""
    late = hub(paths, keychain or partial(build.keychain, paths))
    return Stock(
        library=build.library(paths),
        queue=build.downloads(paths, late),
        late=late,
        computer=partial(build.hardware, paths),
        held=held,
        known=Measured(paths.measured),
        languages=[language_here()],
    )


def hub(paths: Paths, keychain: "Callable[[], Keychain]") -> LateHub:
    """An address that is none is told when it is asked; nobody else is asked instead."""
    try:
        endpoint = build.hub_address(paths).endpoint
    except UsageFault:
        endpoint = HUB
    return LateHub(endpoint, lambda warn: build.hub(paths, keychain(), warn))


def held() -> int:
    """Bytes that the processes of our models would give back, beside what they only map from files."""
    held = 0
    for child in psutil.Process().children():
        try:
            memory = child.memory_info()
        except psutil.Error:  # it has just ended
            continue
        held += memory.rss - getattr(memory, "shared", 0)
    return held
