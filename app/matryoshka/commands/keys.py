"""`matryoshka keys`: the keys of remote tiers go into the keyring, unseen, and are shown nowhere."""

import argparse

from matryoshka import build
from matryoshka.chat.service import is_key_name, key_of_secret, secret_of
from matryoshka.commands.output import write
from matryoshka.commands.parsers import Commands
from matryoshka.commands.unseen import typed
from matryoshka.errors import AppError, UsageFault
from matryoshka.paths import Paths
from matryoshka.show import say


def add(commands: Commands) -> None:
    parser = commands.add_parser("keys", help="the keys of remote tiers, in the keyring of this system")
    what = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    store = what.add_parser("set", help="store a key, which is read unseen")
    store.set_defaults(run=_set)
    store.add_argument("name", metavar="NAME", type=_name, help='as ladders name it: key = "keyring:NAME"')
    what.add_parser("list", help="the names of the keys").set_defaults(run=_list)
    remove = what.add_parser("remove", help="take a key out again")
    remove.set_defaults(run=_remove)
    remove.add_argument("name", metavar="NAME", type=_name)


def _name(text: str) -> str:
    if not is_key_name(text):
        rule = "use up to 24 letters, digits, dots and dashes"
        raise argparse.ArgumentTypeError(f"a key cannot be called so: {rule}; the key itself is asked for")
    return text


def _set(options: argparse.Namespace, paths: Paths) -> int:
    name = options.name
    key = typed(f"The key “{name}”", UsageFault("That is no key.", "Copy it from the page of your keys."))
    try:
        build.keychain(paths).store(secret_of(name), key)
    except AppError as fault:
        remedy = f"{fault.remedy} The window can keep it until it closes."
        raise AppError(f"{fault.title} The key was not stored.", remedy) from fault
    say(f'The key “{name}” is in the keyring. In a ladder: key = "keyring:{name}"')
    return 0


def _list(options: argparse.Namespace, paths: Paths) -> int:
    del options
    names = [key for secret in build.keychain(paths).names if (key := key_of_secret(secret))]
    if names:
        write("The list of keys", names)
    else:
        say("There are no keys.")
    return 0


def _remove(options: argparse.Namespace, paths: Paths) -> int:
    known = build.keychain(paths).remove(secret_of(options.name))
    say(f"The key “{options.name}” is removed." if known else f"There was no key “{options.name}”.")
    return 0
