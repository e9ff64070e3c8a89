"""`matryoshka ask`: one question, answered in the terminal."""

import argparse
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from matryoshka import build
from matryoshka.ask import Question, ask
from matryoshka.chat.conversation import Conversation, State, clean
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.preset import Preset
from matryoshka.chat.store import ChatStore
from matryoshka.commands.answer_form import add_form, in_form
from matryoshka.commands.export_chat import chat_of
from matryoshka.commands.files import attached, check_seen
from matryoshka.commands.manner import add_manner, manner
from matryoshka.commands.parsers import Commands
from matryoshka.errors import AppError, UsageFault
from matryoshka.paths import Paths


def add(commands: Commands) -> None:
    parser = commands.add_parser("ask", help="answer one question here, in the terminal")
    parser.set_defaults(run=_run)
    parser.add_argument(
        "text", nargs="+", metavar="TEXT", help="the question; - reads it from standard input"
    )
    parser.add_argument("--json", action="store_true", help="one event a line, as JSON")
    _add_who(parser)
    _add_chat(parser)
    add_manner(parser)
    add_form(parser)


def _add_who(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--ladder", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="a ladder file (TOML)"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--start", metavar="TIER", help="the tier that is asked first")
    where.add_argument("--only", metavar="TIER", help="the one tier that is asked")
    parser.add_argument("--anyway", action="store_true", help="the top tier answers although it doubts")
    parser.add_argument(
        "--allow-remote",
        action="store_true",
        help="the question may leave this computer, with secrets in it hidden",
    )


def _add_chat(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--save", action="store_true", help="keep question and answer among the conversations"
    )
    parser.add_argument(
        "--conversation",
        metavar="ID",
        help="go on with this one, and keep them there; the start of its id is enough",
    )
    parser.add_argument(
        "--file",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="what it says or shows goes along",
    )


def _run(options: argparse.Namespace, paths: Paths) -> int:
    question = _question(options, paths)
    ladder = _ladder(options, paths, question.asked_as)
    check_seen(question.files, ladder)
    question = replace(question, start=options.start or _start(question.asked_as, ladder))
    abroad = None if question.chat.locked else build.abroad(paths, lambda: build.keychain(paths))
    with closing(build.rack(paths)) as rack:
        known = build.calibrations(paths)
        cascade = build.cascade(ladder, rack, _remedy(options, paths, question.asked_as), known, abroad)
        save = options.save or options.conversation is not None
        return ask(question, cascade, paths, as_json=options.json, save=save)


def _ladder(options: argparse.Namespace, paths: Paths, preset: Preset) -> Ladder:
    ladder = build.ladder(options.ladder, paths, preset)
    if options.only:
        ladder = build.only(ladder, options.only)
    if options.start:
        build.only(ladder, options.start)
    return in_form(ladder, options)


def _start(preset: Preset, ladder: Ladder) -> str | None:
    """A tier that this ladder has not is not asked first: its smallest is."""
    return preset.start if preset.start in [tier.name for tier in ladder.tiers] else None


def _question(options: argparse.Namespace, paths: Paths) -> Question:
    text, files = text_of(options.text, "ask"), tuple(map(attached, options.file))
    chat = _chat(options.conversation, paths)
    asked_as = manner(options, paths, chat.preset)
    return Question(text, None, options.anyway, options.allow_remote, files, chat, asked_as)


def text_of(words: list[str], command: str) -> str:
    """The question that is typed behind the command. Raises `UsageFault` where it is empty."""
    if words == ["-"]:
        words = [sys.stdin.read()] if sys.stdin else []
    if not (question := clean(" ".join(words))):
        remedy = f"Write it behind “{command}”, or pipe it in with “{command} -”."
        raise UsageFault("The question is empty.", remedy)
    return question


def _chat(start: str | None, paths: Paths) -> Conversation:
    """The one whose id begins so, else a new one; what waits for its answer is not asked on."""
    if start is None:
        return Conversation()
    with closing(ChatStore(paths.store)) as store:
        chat = chat_of(store, start)
    if chat.end and chat.end.state is State.WRITING:
        raise AppError("This chat is being answered just now.", "Ask again when its answer is there.")
    return chat


def _remedy(options: argparse.Namespace, paths: Paths, preset: Preset) -> str:
    if options.only:
        return "Ask without --only, so that the bigger tiers of the ladder are asked too."
    return build.remedy_of(build.ladder_file(options.ladder, paths, preset))
