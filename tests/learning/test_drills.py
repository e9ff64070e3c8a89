"""The steps that are practised on their own: right, wider than the range, and none of them held out."""

import operator
import re

from matryoshka.learning.chance import seeded
from matryoshka.learning.drills import drill
from matryoshka.learning.holdout import operands_held_out

KINDS = {"+": ("plus", operator.add), "-": ("minus", operator.sub), "*": ("times", operator.mul)}
LINES = [drill(rng) for rng in [seeded("drills")] for _ in range(4000)]
UPWARDS = [match for line in LINES if (match := re.fullmatch(r"(\d+)([-+*])(\d+) ↑(\d+)", line))]


def test_practised_steps_are_right() -> None:
    for first, sign, second, upwards in (match.groups() for match in UPWARDS):
        zeros = len(first) if sign == "-" else 1
        assert upwards[::-1] == str(KINDS[sign][1](int(first), int(second))).zfill(zeros)
    for line in LINES:
        if match := re.fullmatch(r"(\d+)\*(\d+)=(\d+)", line):
            assert int(match[1]) * int(match[2]) == int(match[3])
        elif match := re.fullmatch(r"(\d+)/(\d+)→([\dr,]+)", line):
            assert int(match[1]) // int(match[2]) == int(re.sub(r"r\d+|,", "", match[3]))
        elif match := re.fullmatch(r"1\+…\+(\d+)=(\d+)", line):
            assert sum(range(int(match[1]) + 1)) == int(match[2])
        else:
            assert "↑" in line


def test_steps_go_further_than_the_questions_do() -> None:
    assert max(int(match[1]) for match in UPWARDS if match[2] != "*") > 9999
    assert max(int(match[1]) for match in UPWARDS if match[2] == "*") > 99


def test_no_step_has_the_operands_of_a_question_that_is_held_out() -> None:
    assert len(UPWARDS) > 1000
    assert not [m for m in UPWARDS if operands_held_out(KINDS[m[2]][0], int(m[1]), int(m[3]))]
