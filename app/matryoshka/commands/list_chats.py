"""`matryoshka chats list` and `show`: which conversations there are, and what was said in one."""

import argparse
from contextlib import closing
from dataclasses import asdict
from datetime import datetime

from matryoshka.chat.conversation import Summary
from matryoshka.chat.store import ChatStore
from matryoshka.commands.export_chat import chat_of
from matryoshka.commands.output import columns, write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.exchange.codec import plain
from matryoshka.exchange.markdown_file import as_markdown
from matryoshka.paths import Paths
from matryoshka.show import say

_WHAT = "The list of chats"
_HEAD = ("id", "last asked in", "tiers", "title")
SHOWN = 8
"""Letters of an id: enough to tell it from any other that a person has."""


def add(what: Commands) -> None:
    listed = what.add_parser("list", help="those in the list of the window, the last asked in first")
    listed.set_defaults(run=_list)
    where = listed.add_mutually_exclusive_group()
    where.add_argument("--archived", action="store_true", help="those in the archive instead")
    where.add_argument("--trash", action="store_true", help="those in the trash instead")
    listed.add_argument("--json", action="store_true", help="one JSON document")
    shown = what.add_parser("show", help="what was said in one, with its tiers and hand-offs")
    shown.set_defaults(run=_show)
    shown.add_argument("conversation", metavar="ID", help="which one; the start of its id is enough")
    shown.add_argument("--json", action="store_true", help="all that is known of it, as one JSON document")


def _list(options: argparse.Namespace, paths: Paths) -> int:
    with closing(ChatStore(paths.store)) as store:
        chats = [each for each in store.summaries(trash=True) if _is_meant(each, options)]
    if options.json:
        write_json(_WHAT, [asdict(each) for each in chats])
    elif chats:
        write(_WHAT, columns([_HEAD, *map(_row, chats)]))
    else:
        say("There are none." if options.archived or options.trash else "There are no chats yet.")
    return 0


def _is_meant(chat: Summary, options: argparse.Namespace) -> bool:
    """What is in the trash is nowhere else."""
    if options.trash or chat.trashed is not None:
        return bool(options.trash) and chat.trashed is not None
    return chat.archived is bool(options.archived)


def _row(chat: Summary) -> tuple[str, ...]:
    when = datetime.fromtimestamp(chat.changed).astimezone()
    return (chat.id[:SHOWN], f"{when:%Y-%m-%d %H:%M}", " ".join(chat.tiers), " ".join(chat.title.split()))


def _show(options: argparse.Namespace, paths: Paths) -> int:
    with closing(ChatStore(paths.store)) as store:
        chat = chat_of(store, options.conversation)
    if options.json:
        write_json("The chat", plain(chat))
    else:
        write("The chat", [as_markdown(chat).rstrip()])
    return 0
