"""The options that say how a conversation is asked: by a saved preset, and with a system prompt."""

import argparse
from dataclasses import replace

from matryoshka.chat.conversation import clean
from matryoshka.chat.preset import USUAL, Preset
from matryoshka.chat.presets import presets
from matryoshka.paths import Paths


def add_manner(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--preset", metavar="NAME", help="ask as this saved preset says")
    parser.add_argument("--system", metavar="TEXT", help="what models are told before the question")


def manner(options: argparse.Namespace, paths: Paths, before: Preset = USUAL) -> Preset | None:
    """How it is asked where that is not as `before`. Raises `UsageFault` for a preset that is none."""
    if options.preset is None and options.system is None:
        return None
    preset = before if options.preset is None else presets(paths.presets).named(options.preset)
    return preset if options.system is None else replace(preset, name="", system=clean(options.system))
