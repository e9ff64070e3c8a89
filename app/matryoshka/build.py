"""Composes the program from its parts, without a window."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matryoshka.abroad import Abroad, LateKeys, nowhere
from matryoshka.chat.calibrations import Calibrations, Found
from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.comparing.comparison import Comparison
from matryoshka.chat.engine import Engine, Stop
from matryoshka.chat.ladder import Grammar, Ladder, Overflow, Tier
from matryoshka.chat.ladder_file import builtin_ladder, read_ladder
from matryoshka.chat.leave import Way
from matryoshka.chat.other_ladders import OtherLadders
from matryoshka.chat.preset import USUAL, Preset
from matryoshka.engines.frames import Ready
from matryoshka.engines.prober import Prober
from matryoshka.engines.rack import Rack
from matryoshka.engines.remote.services import Services
from matryoshka.engines.seating import Seating
from matryoshka.errors import AppError, UsageFault
from matryoshka.models.bandwidth import BandwidthFile
from matryoshka.models.hardware import Hardware
from matryoshka.models.homes import System, hub_cache
from matryoshka.models.hub.address import Address, address
from matryoshka.models.languages import country_here
from matryoshka.models.ledger import Ledger
from matryoshka.models.library import Library
from matryoshka.models.looking import look
from matryoshka.models.measured import Load, Measured, Sizes
from matryoshka.models.queue import Queue
from matryoshka.models.stops import Stops
from matryoshka.models.sums import Sums
from matryoshka.models.waitlist import Waitlist
from matryoshka.outgoing.budget import Budget
from matryoshka.outgoing.frontier import Frontier
from matryoshka.outgoing.request_list import RequestList
from matryoshka.outgoing.secrets import SecretFinder
from matryoshka.paths import Paths
from matryoshka.secret_names import SecretNames
from matryoshka.settings import SettingsFile

if TYPE_CHECKING:
    from matryoshka.keychain import Keychain
    from matryoshka.models.download.fetch import Fetcher
    from matryoshka.models.download.filling import Origin
    from matryoshka.models.hub.api import Hub


def ladder(named: Path | None, paths: Paths, preset: Preset = USUAL) -> Ladder:
    """The ladder of the file `named`, else that of the `preset`; its words are chosen as that says.

    Without both it is of this person's own ladder file, else the built-in tiers. Raises `UsageFault` for a
    file that cannot be used.
    """
    if named:
        return preset.on(read_ladder(named))
    if preset.ladder:
        return preset.on(OtherLadders(paths.ladders).read(preset.ladder))
    return preset.on(read_ladder(paths.ladder) if paths.ladder.exists() else builtin_ladder())


def ladder_file(named: Path | None, paths: Paths, preset: Preset = USUAL) -> Path:
    """Where that ladder stands, or would."""
    if named:
        return named
    return OtherLadders(paths.ladders).file(preset.ladder) if preset.ladder else paths.ladder


def only(whole: Ladder, name: str) -> Ladder:
    """A ladder of the one tier called `name`; raises `UsageFault` when there is none."""
    known = ", ".join(tier.name for tier in whole.tiers)
    tiers = tuple(replace(tier, overflow=Overflow.SHORTEN) for tier in whole.tiers if tier.name == name)
    if not tiers:
        raise UsageFault(f"No tier is called “{name}”.", f"This ladder has {known}.")
    return Ladder(tiers)


def with_sampling(
    whole: Ladder,
    *,
    max_tokens: int | None,
    temperature: float | None,
    seed: int | None,
    grammar: Grammar | None,
) -> Ladder:
    """The same ladder with those fields of every tier's sampling changed that are not None."""
    changes: dict[str, Any] = {
        "max_tokens": max_tokens,
        "temperature": temperature,
        "seed": seed,
        "grammar": grammar,
    }
    wanted = {key: value for key, value in changes.items() if value is not None}
    tiers = (replace(tier, sampling=replace(tier.sampling, **wanted)) for tier in whole.tiers)
    return Ladder(tuple(tiers))


def library(paths: Paths) -> Library:
    """The models on this computer."""
    return Library(System.this(), paths.models, Ledger(paths.model_ledger), Sums(paths.model_sums))


def hardware(paths: Paths, stop: Stops | None = None) -> Hardware:
    """What this computer has now, or what is known of it at `stop`; the first time its processor is timed."""
    prober = Prober(stop=stop)
    return look(prober, prober, BandwidthFile(paths.bandwidth), hub_cache(System.this()))


def border(paths: Paths) -> Frontier:
    """Where everything passes that leaves; the person's switch is looked at each time."""
    settings = SettingsFile(paths.choices)
    return Frontier(RequestList(paths.requests), lambda: settings.offline)


def hub_address(paths: Paths) -> Address:
    """Of the hub that this person asks. Raises `UsageFault` where it is none."""
    return address(os.environ, SettingsFile(paths.choices).load().mirror)


def keychain(paths: Paths) -> "Keychain":
    """What it keeps while the program runs is known to this one only: a program has one."""
    from matryoshka.keychain import Keychain  # noqa: PLC0415 - the library is slow to load

    return Keychain(SecretNames(paths.secret_names))


def hub(paths: Paths, secrets: "Keychain", warn: Callable[[AppError], None]) -> "Hub":
    """The hub with this person's token; `warn` hears why a token that may be in the keyring cannot be read.

    Waits for the keyring, and so for whoever unlocks it. Raises `UsageFault` as `hub_address` does.
    """
    place = hub_address(paths)  # first: the library cannot even be loaded with some of what is no address
    from matryoshka.models.hub.api import Hub  # noqa: PLC0415 - it is slow to load

    try:
        token = place.token or secrets.read(place.secret)
    except AppError as fault:
        warn(fault)
        token = None
    return Hub(place.endpoint, border(paths), token)


def fetcher(paths: Paths, origin: "Origin") -> "Fetcher":
    """Brings models from a hub into the cache that this person's programs share."""
    from matryoshka.models.download.cache import HubCache  # noqa: PLC0415 - what it needs is slow to load
    from matryoshka.models.download.fetch import Fetcher  # noqa: PLC0415 - so is this

    return Fetcher(origin, border(paths), HubCache(hub_cache(System.this())), Ledger(paths.model_ledger))


def downloads(paths: Paths, origin: "Origin") -> Queue:
    """The models that this person has wished for, and that are not all here yet."""
    return Queue(Waitlist(paths.downloads), fetcher(paths, origin), Stop)


def remedy_of(file: Path) -> str:
    """How to put a bigger tier on the ladder of that file."""
    return f"“matryoshka models suggest” names bigger ones for this computer; put one into {file}."


def rack(paths: Paths) -> Rack:
    """Engines that remember what each model took, for the next time somebody asks whether it fits."""
    measured = Measured(paths.measured)

    def remember(tier: Tier, ready: Ready) -> None:
        load = Load(ready.context, ready.kv_type, ready.offloaded)
        measured.keep(tier.path, load, Sizes(ready.weights, ready.kv, ready.compute))

    return Rack(remember=remember)


def calibrations(paths: Paths) -> Calibrations:
    """What was measured of how well this person's juniors know when to ask."""
    return Calibrations(paths.calibrations)


def abroad(paths: Paths, keychain: "Callable[[], Keychain]") -> Abroad:
    """What remote tiers need; the keychain is found when a key is first read."""
    passed, settings = border(paths), SettingsFile(paths.choices)
    budget = Budget(passed.requests, lambda: settings.load().monthly_cap)
    services = Services(LateKeys(keychain), passed)
    return Abroad(services, passed, budget, SecretFinder(country_here()))


def cascade(
    whole: Ladder,
    rack: Rack,
    remedy: str,
    calibrations: Calibrations | None = None,
    abroad: Abroad | None = None,
) -> Cascade:
    """The cascade of a ladder; `remedy` is what it says when its top tier declines.

    Without `calibrations` the plain rule decides everywhere. Without `abroad` nothing leaves this computer:
    remote tiers have no engine then.
    """
    pairs = zip(whole.tiers, (*whole.tiers[1:], None), strict=True)
    known = [calibrations.between(*pair) if calibrations else Found() for pair in pairs]
    steps = zip(whole.tiers, known, strict=True)
    rungs = [Rung(tier, *_step(tier, rack, abroad), each.calibration, each.note) for tier, each in steps]
    return Cascade(rungs, remedy)


def comparison(whole: Ladder, rack: Rack, abroad: Abroad | None = None) -> Comparison:
    """The tiers of a ladder side by side; other questions of persons come first. `abroad` as in `cascade`."""
    seating = Seating(rack)

    def rung(tier: Tier) -> Rung:
        if isinstance(tier.source, Path):
            return Rung(tier, seating.engine(tier))
        return Rung(tier, *_step(tier, rack, abroad))

    return Comparison(tuple(map(rung, whole.tiers)), seating)


def _step(tier: Tier, rack: Rack, abroad: Abroad | None) -> tuple[Engine, Way | None]:
    if isinstance(tier.source, Path):
        return rack.engine(tier), None
    return abroad.step(tier, tier.source) if abroad else nowhere(tier.source)
