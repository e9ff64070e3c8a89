"""`matryoshka chats export`: one conversation, or all of them, as a file."""

import argparse
from contextlib import closing
from pathlib import Path

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.store import ChatStore
from matryoshka.commands.parsers import Commands
from matryoshka.errors import UsageFault
from matryoshka.exchange.formats import Format, Print, export, format_of, write
from matryoshka.exchange.own import as_json
from matryoshka.paths import Paths
from matryoshka.show import say


def add(what: Commands, printed: Print) -> None:
    """`printed` is asked for a PDF."""
    parser = what.add_parser("export", help="write one, or all, to a file")
    parser.set_defaults(run=lambda options, paths: _run(options, paths, printed))
    parser.add_argument("file", type=Path, metavar="FILE", help="ends in .md, .html, .pdf or .json")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--conversation", metavar="ID", help="which one; the start of its id is enough")
    which.add_argument("--all", action="store_true", help="all of them, as JSON")


def _run(options: argparse.Namespace, paths: Paths, printed: Print) -> int:
    if options.all and format_of(options.file) is not Format.JSON:
        raise UsageFault("All chats go into one file only as JSON.", "Let the file end in .json.")
    with closing(ChatStore(paths.store)) as store:
        if options.all:
            filed = store.summaries()
            chats = [store.conversation(each.id) for each in filed]
            write(options.file, as_json(chats, filed).encode())
        else:
            export(chat_of(store, options.conversation), options.file, printed)
    say(f"Written to {options.file}.")
    return 0


def chat_of(store: ChatStore, start: str) -> Conversation:
    """The one chat whose id begins so, wherever it is. Raises UsageFault for none, and for several."""
    found = [each.id for each in store.summaries(trash=True) if each.id.startswith(start)]
    if len(found) != 1:
        how_many = "No chat" if not found else f"More than one chat ({len(found)})"
        raise UsageFault(
            f"{how_many} has an id that begins with “{start}”.", "“matryoshka chats list” tells them."
        )
    return store.conversation(found[0])
