"""Labels as other programs read them: each by itself, or as pairs of answers of which one is better."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import combinations
from typing import Any

from matryoshka.chat.engine import Role
from matryoshka.chat.label import Label

Line = dict[str, Any]


def line_of(label: Label) -> Line:
    """Every field of it, its signals as `Observation.as_json` has them."""
    fields = {name: getattr(label, name) for name in label.__slots__}
    return fields | {"observation": label.observation.as_json(), "effort": asdict(label.effort)}


def preferences(labels: Iterable[Label]) -> Iterator[Line]:
    """For each two answers to one question of which one is judged better: `prompt`, `chosen`, `rejected`.

    All three are lists of messages, each with its `role` and `content`.
    """
    trials: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        trials[label.trial].append(label)
    for answers in trials.values():
        for one, other in combinations(answers, 2):
            if one.right is not None and other.right is not None and one.right != other.right:
                better, worse = (one, other) if one.right > other.right else (other, one)
                yield {
                    "prompt": _messages((*one.before, one.question), Role.USER, Role.ASSISTANT),
                    "chosen": _messages((better.answer,), Role.ASSISTANT),
                    "rejected": _messages((worse.answer,), Role.ASSISTANT),
                }


def _messages(texts: Iterable[str], *roles: Role) -> list[Line]:
    """Spoken by these roles in turn."""
    return [{"role": roles[number % len(roles)], "content": text} for number, text in enumerate(texts)]
