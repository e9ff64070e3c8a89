"""Composes what the window is made of: a ladder, those who answer on it, and the models there are."""

from functools import partial
from pathlib import Path

import psutil

from matryoshka import build
from matryoshka.calibrating import Calibrating
from matryoshka.chat.ladder import Ladder
from matryoshka.engines.rack import Rack
from matryoshka.errors import UsageFault
from matryoshka.models.hub.address import HUB
from matryoshka.models.languages import language_here
from matryoshka.models.measured import Measured
from matryoshka.models.stock import LateHub, Stock
from matryoshka.paths import Paths
from matryoshka.ui.needs import Parts

BIGGER = "“Models”, at the left, has bigger ones that suit this computer."


def parts(ladder: Ladder, rack: Rack, paths: Paths, ladder_file: Path) -> Parts:
    """Of a window that opens with `ladder` and writes another one into `ladder_file`."""
    known = build.calibrations(paths)
    answers = partial(build.cascade, rack=rack, remedy=BIGGER, calibrations=known)
    return Parts(ladder, answers, ladder_file, stock(paths), Calibrating(rack, paths))


def stock(paths: Paths) -> Stock:
    """The models there are."""
    late = hub(paths)
    return Stock(
        library=build.library(paths),
        queue=build.downloads(paths, late),
        late=late,
        computer=partial(build.hardware, paths),
        held=held,
        known=Measured(paths.measured),
        languages=[language_here()],
    )


def hub(paths: Paths) -> LateHub:
    """An address that is none is told when it is asked; nobody else is asked instead."""
    try:
        endpoint = build.hub_address(paths).endpoint
    except UsageFault:
        endpoint = HUB
    return LateHub(endpoint, lambda warn: build.hub(paths, build.keychain(paths), warn))


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
