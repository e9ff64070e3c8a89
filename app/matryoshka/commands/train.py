"""`matryoshka train …`: the built-in tiers from nothing, or a tier of one's own to know when to ask."""

import argparse
from collections.abc import Callable
from pathlib import Path

from matryoshka import build, train
from matryoshka.commands.parsers import Commands
from matryoshka.paths import Paths

_MOST_ROUNDS = 9
_STUDIES: dict[str, tuple[Callable[[Path, float], int], str]] = {
    "ablations": (train.train_ablations, "what each part of that is worth"),
    "tax": (train.train_tax, "what the hand-off token costs the smallest tier"),
}


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "train", help="train the built-in tiers, or teach one of yours when to ask (needs the extra “train”)"
    )
    what = parser.add_subparsers(title="what to train", metavar="WHAT", required=True)
    _add_builtin(what.add_parser("builtin", help="the built-in tiers"))
    for name, (_, meaning) in _STUDIES.items():
        _add_study(what.add_parser(name, help=meaning), name)
    _add_lora(what.add_parser("lora", help="teach a tier of your ladder when to ask the one above it"))


def _add_builtin(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_builtin)
    _add_bounds(parser)
    parser.add_argument(
        "--from",
        type=Path,
        metavar="MODELS",
        dest="models",
        help="go on from the models in this folder, a quarter of the steps at three tenths of the rate",
    )
    _add_rounds(parser, least=0)


def _add_study(parser: argparse.ArgumentParser, name: str) -> None:
    parser.set_defaults(run=_study, what=name)
    _add_bounds(parser)


def _add_rounds(parser: argparse.ArgumentParser, *, least: int) -> None:
    meaning = f"at most so many, {least} to {_MOST_ROUNDS}"
    allowed = range(least, _MOST_ROUNDS + 1)
    parser.add_argument("--rounds", type=int, choices=allowed, default=4, metavar="N", help=meaning)


def _add_bounds(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--folder", type=Path, default=Path("build/training"), help="for checkpoints and models"
    )
    parser.add_argument(
        "--scale",
        type=_share,
        default=1.0,
        metavar="SHARE",
        help="the share of the recipe that is run: 0 to 1",
    )


def _add_lora(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_lora)
    parser.add_argument(
        "--base",
        type=Path,
        metavar="DIR",
        required=True,
        help="the Hugging Face weights that the tier's file was converted from; only read",
    )
    parser.add_argument(
        "--ladder", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="a ladder file (TOML)"
    )
    parser.add_argument("--tier", metavar="TIER", help="the tier that is taught; else the smallest")
    parser.add_argument(
        "--questions",
        type=Path,
        metavar="FILE",
        help='one question a line: {"question": …, "answer": …}; without it, answers judged before',
    )
    parser.add_argument(
        "--folder", type=Path, default=Path("build/lora"), help="for answers, checkpoints and the adapter"
    )
    _add_rounds(parser, least=1)


def _builtin(options: argparse.Namespace, paths: Paths) -> int:
    del paths
    return train.train_builtin(options.folder, options.scale, options.models, options.rounds)


def _study(options: argparse.Namespace, paths: Paths) -> int:
    del paths
    run, _ = _STUDIES[options.what]
    return run(options.folder, options.scale)


def _lora(options: argparse.Namespace, paths: Paths) -> int:
    from matryoshka import train_lora  # noqa: PLC0415 - nothing else needs what it imports

    ladder = build.ladder(options.ladder, paths)
    wish = train_lora.Wish(
        options.base, ladder, options.questions, options.folder, options.tier, options.rounds
    )
    return train_lora.train_lora(wish, paths)


def _share(text: str) -> float:
    share = float(text)
    if not 0 < share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not above 0 and at most 1")
    return share
