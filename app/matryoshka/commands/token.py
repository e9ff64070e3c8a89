"""`matryoshka models token`: the token that a hub knows this person by goes into the keyring, unseen."""

import argparse
import sys
from getpass import getpass

from matryoshka import build
from matryoshka.commands.parsers import Commands
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
    token = _typed(secret)
    try:
        build.keychain(paths).store(secret, token)
    except AppError as fault:
        remedy = f"{fault.remedy} Or name the token in HF_TOKEN each time."
        raise AppError(f"{fault.title} The token was not stored.", remedy) from fault
    say(f"The {secret} is in the keyring.")
    return 0


def _typed(secret: str) -> str:
    """From the keyboard without showing it, or from standard input."""
    line = getpass(f"The {secret}: ", sys.stderr) if sys.stdin.isatty() else sys.stdin.readline()
    token = line.strip()
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise UsageFault("That is no token.", "Copy it from the page of your tokens on the hub: hf_…")
    return token
