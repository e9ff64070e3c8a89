"""`matryoshka chats import`: conversations out of the exports of other programs, and of this one."""

import argparse
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from matryoshka.chat.engine import Stop
from matryoshka.chat.store import ChatStore
from matryoshka.commands.parsers import Commands
from matryoshka.documents.keeping import Keeping
from matryoshka.exchange.importing import Report, bring_in
from matryoshka.exchange.report_words import told
from matryoshka.paths import Paths
from matryoshka.progress import ChangingLine
from matryoshka.show import say

_OFTEN = 50
"""Chats between two words on how it goes."""


def add(what: Commands) -> None:
    parser = what.add_parser(
        "import", help="take chats in from ChatGPT, Claude, LM Studio, Open WebUI, or here"
    )
    parser.set_defaults(run=_run)
    parser.add_argument("file", type=Path, metavar="FILE", help="the export as it came: an archive, or JSON")


def _run(options: argparse.Namespace, paths: Paths) -> int:
    files = Keeping.of_strangers(paths.attachments)
    with closing(ChatStore(paths.store)) as store:
        for sentence in told(_last(bring_in(options.file, store, files, Stop()))):
            say(sentence)
    return 0


def _last(reports: Iterable[Report]) -> Report:
    last = Report()
    with ChangingLine() as line:
        for last in reports:
            if last.chats % _OFTEN == 0 and last.chats:
                line.tell(f"Importing: {last.chats:,} chats so far.")
        line.clear()
    return last
