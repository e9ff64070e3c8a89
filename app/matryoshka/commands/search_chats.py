"""`matryoshka chats search`: where words stand in what was asked and answered."""

import argparse
from contextlib import closing
from dataclasses import asdict
from datetime import datetime

from matryoshka.chat.seeking import Sighting
from matryoshka.chat.store import ChatStore
from matryoshka.commands.list_chats import SHOWN
from matryoshka.commands.output import columns, write, write_json
from matryoshka.commands.parsers import Commands
from matryoshka.paths import Paths
from matryoshka.show import say

_WHAT = "What was found"
_HEAD = ("id", "said", "title", "words")


def add(what: Commands) -> None:
    parser = what.add_parser("search", help="where words stand in what was asked and answered")
    parser.set_defaults(run=_run)
    parser.add_argument("words", nargs="+", metavar="WORD", help="all of them, each the beginning of a word")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def _run(options: argparse.Namespace, paths: Paths) -> int:
    with closing(ChatStore(paths.store)) as store:
        found = store.search(" ".join(options.words))
    if options.json:
        write_json(_WHAT, [asdict(each) for each in found])
    elif found:
        write(_WHAT, columns([_HEAD, *map(_row, found)]))
    else:
        say("Nothing was found.")
    return 0


def _row(place: Sighting) -> tuple[str, ...]:
    when = datetime.fromtimestamp(place.said).astimezone()
    title = " ".join(place.title.split()) + (" (archived)" if place.archived else "")
    return (place.conversation[:SHOWN], f"{when:%Y-%m-%d %H:%M}", title, _marked(place))


def _marked(place: Sighting) -> str:
    """The words that were looked for stand in brackets."""
    words = place.words
    for begin, end in reversed(place.marks):
        words = f"{words[:begin]}[{words[begin:end]}]{words[end:]}"
    return words
