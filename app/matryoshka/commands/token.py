"""`matryoshka models token`: the token that a hub knows this person by goes into the keyring, unseen."""

import argparse

from matryoshka import build
from matryoshka.commands.parsers import Commands
from matryoshka.commands.unseen import typed
from matryoshka.errors import AppError, UsageFault
from matryoshka.paths import Paths
from matryoshka.show import say


def add(commands: Commands) -> None:
    parser = commands.add_parser("token", help="store your token of the hub in the keyring of this system")
    parser.set_defaults(run=_run)
    parser.add_argument("--remove", action="store_true", help="take it out again")


def _run(options: argparse.Namespace, paths: Paths) -> int:
    secret = build.hub_address(paths).secret
    if options.remove:
        known = build.keychain(paths).remove(secret)
        say(f"The {secret} is removed." if known else f"There was no {secret}.")
        return 0
    token = typed(f"The {secret}", _no_token())
    try:
        build.keychain(paths).store(secret, token)
    except AppError as fault:
        remedy = f"{fault.remedy} Or name the token in HF_TOKEN each time."
        raise AppError(f"{fault.title} The token was not stored.", remedy) from fault
    say(f"The {secret} is in the keyring.")
    return 0


def _no_token() -> UsageFault:
    return UsageFault("That is no token.", "Copy it from the page of your tokens on the hub: hf_…")
