"""`matryoshka remote`: which services there are, which models they have, and whether they answer."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from matryoshka import build
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Tier
from matryoshka.chat.service import Offer, Service, is_address, is_key_name
from matryoshka.commands.output import columns, write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.ctrl_c import stopping_on_ctrl_c
from matryoshka.engines.remote.services import Services
from matryoshka.engines.remote.trial import Trial
from matryoshka.errors import UsageFault
from matryoshka.paths import Paths
from matryoshka.services import Preset, presets
from matryoshka.show import say

_STOPPED = 130
"""As shells give for Ctrl+C."""


def add(commands: Commands) -> None:
    parser = commands.add_parser("remote", help="models of services, and of bigger machines of your own")
    what = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    known = what.add_parser("services", help="well-known services, and servers of your own")
    models = what.add_parser("models", help="which models a service has")
    models.add_argument("service", metavar="TIER", help="a remote tier of your ladder, or an address")
    models.add_argument("--key", metavar="NAME", type=_key, help="the key for an address, as it is stored")
    test = what.add_parser("test", help="ask the model of a remote tier for one word")
    test.add_argument("name", metavar="TIER", help="a remote tier of your ladder")
    for each, run in ((known, _services), (models, _models), (test, _test)):
        each.set_defaults(run=run)
        each.add_argument("--json", action="store_true", help="one JSON document")


def _key(text: str) -> str:
    if not is_key_name(text):
        raise argparse.ArgumentTypeError("no key is called so; see: matryoshka keys list")
    return text


def _services(options: argparse.Namespace, paths: Paths) -> int:
    del paths
    what, known = "The list of services", presets()
    if options.json:
        write_json(what, [asdict(preset) for preset in known])
    else:
        write(what, columns([_row(preset) for preset in known]))
    return 0


def _row(preset: Preset) -> Sequence[str]:
    return (preset.name, preset.url, f"keys: {preset.key_page}" if preset.key_page else preset.start)


def _models(options: argparse.Namespace, paths: Paths) -> int:
    with _stoppable() as stop:
        offers = _abroad(paths).offers(_named(options.service, options.key, paths), stop)
    if stop.is_set():
        return _STOPPED
    what = "The list of models"
    if options.json:
        write_json(what, [asdict(offer) for offer in offers])
    else:
        write(what, columns([_offered(offer) for offer in offers]))
    return 0


def _named(text: str, key: str | None, paths: Paths) -> Service:
    """Raises `UsageFault` where it is neither an address nor a remote tier."""
    if is_address(text):
        return Service(text.rstrip("/"), "", key)
    return _remote(text, paths)[1]


def _offered(offer: Offer) -> Sequence[str]:
    context = f"{offer.context:,} tokens" if offer.context else ""
    price = f"{offer.price.read:g} / {offer.price.written:g} a million" if offer.price else ""
    return (offer.model, context, price)


def _test(options: argparse.Namespace, paths: Paths) -> int:
    tier, service = _remote(options.name, paths)
    if not options.json:
        say(f"{service.host} is asked for one word by “{service.model}”.")
    with _stoppable() as stop:
        trial = _abroad(paths).trial(tier, stop)
    if trial is None:
        return _STOPPED
    what = "How the test went"
    if options.json:
        write_json(what, _document(tier, service, trial))
    else:
        write(what, [str(trial), *([] if service.encrypted else [_open_line(service)])])
    return 0


def _document(tier: Tier, service: Service, trial: Trial) -> dict[str, Any]:
    told = {"tier": tier.name, "host": service.host, "model": service.model, "encrypted": service.encrypted}
    return told | asdict(trial)


def _open_line(service: Service) -> str:
    return f"The way to {service.host} is not encrypted: others on it can read along."


def _remote(name: str, paths: Paths) -> tuple[Tier, Service]:
    """Of this person's ladder. Raises `UsageFault` where none of its remote tiers is called so."""
    remote = {tier.name: tier for tier in build.ladder(None, paths).tiers if isinstance(tier.source, Service)}
    tier = remote.get(name)
    if tier is None or not isinstance(tier.source, Service):
        known = f"It has {', '.join(remote)}." if remote else "It has none."
        raise UsageFault(f"No remote tier of your ladder is called “{name}”.", known)
    return tier, tier.source


def _abroad(paths: Paths) -> Services:
    return build.abroad(paths, lambda: build.keychain(paths)).services


@contextmanager
def _stoppable() -> Iterator[Stop]:
    """A wish to stop that Ctrl+C sets."""
    stop = Stop()
    with stopping_on_ctrl_c(stop.set):
        yield stop
