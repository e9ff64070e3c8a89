"""`matryoshka backup` and `restore`: everything in one file, and back."""

import argparse
from pathlib import Path

from matryoshka.backup.archive import back_up
from matryoshka.backup.daily import backups
from matryoshka.backup.restoring import restore
from matryoshka.commands.parsers import Commands
from matryoshka.errors import UsageFault
from matryoshka.models.words import amount
from matryoshka.paths import Paths
from matryoshka.show import say


def add(commands: Commands) -> None:
    backup = commands.add_parser("backup", help="write chats, settings, ladder and calibrations to one file")
    backup.set_defaults(run=_back_up)
    backup.add_argument(
        "file", type=Path, metavar="FILE", help="an archive; no models and no keys go into it"
    )
    parser = commands.add_parser("restore", help="have again what a backup holds, instead of what is here")
    parser.set_defaults(run=_restore)
    parser.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="a backup; by default the newest daily one"
    )


def _back_up(options: argparse.Namespace, paths: Paths) -> int:
    back_up(paths, options.file.resolve())
    say(f"Written to {options.file}: {amount(options.file.stat().st_size)}.")
    return 0


def _restore(options: argparse.Namespace, paths: Paths) -> int:
    newest = next(iter(backups(paths)), None)
    file = options.file or newest
    if file is None:
        raise UsageFault("There is no daily backup yet.", "Name the file of a backup.")
    before = restore(paths, file)
    say(f"Restored from {file}.")
    if before:
        say(f"What was here before is kept: {before}")
    return 0
