from matryoshka.learning.evaluation.bootstrap import Resamples
from matryoshka.learning.evaluation.document import Handoffs
from matryoshka.learning.evaluation.handoffs import handoffs
from matryoshka.learning.evaluation.pair import Pair
from matryoshka.learning.evaluation.records import Try
from matryoshka.learning.evaluation.sides import Side
from support.tries import XS, S, attempt, records

UP_RIGHT, UP_WRONG = attempt(right=True, doubt=0.9), attempt(right=False, doubt=0.9)
RIGHT, WRONG, DECLINES = attempt(right=True), attempt(right=False), attempt(right=False, doubt=0.9)


def told(tries: list[tuple[Try, Try]], families: list[str] | None = None) -> Handoffs:
    made = records(tries)
    pair = Pair.of([Side.of(made, rung) for rung in (XS, S)])
    return handoffs(pair, families or ["plus"] * len(tries), Resamples.drawn(len(tries), 10))


def test_each_hand_off_was_needed_unneeded_futile_or_honest() -> None:
    found = told(
        [
            (UP_WRONG, RIGHT),
            (UP_RIGHT, RIGHT),
            (UP_RIGHT, WRONG),
            (UP_WRONG, WRONG),
            (UP_WRONG, DECLINES),
            (WRONG, RIGHT),
            (RIGHT, WRONG),
            (RIGHT, DECLINES),
        ]
    )["all"]

    assert found["questions"] == 8
    assert found["handed_up"]["value"] == 5 / 8
    assert found["needed"]["value"] == 1 / 8
    assert found["unneeded"]["value"] == 2 / 8
    assert found["futile"]["value"] == 1 / 8
    assert found["honest"]["value"] == 1 / 8
    assert found["wrong_served"]["value"] == 3 / 8


def test_every_family_is_told_apart() -> None:
    families = told([(UP_WRONG, RIGHT), (RIGHT, RIGHT), (WRONG, RIGHT)], ["plus", "minus", "minus"])[
        "families"
    ]

    assert families["plus"]["questions"] == 1
    assert families["plus"]["needed"]["value"] == 1
    assert families["minus"]["handed_up"]["value"] == 0
    assert families["minus"]["wrong_served"]["value"] == 0.5


def test_what_a_hand_off_costs_is_told_by_length_of_prompt() -> None:
    short = attempt(right=False, doubt=0.9, read=1, prompt=7)
    long = attempt(right=False, doubt=0.9, read=3, prompt=8)
    stays = attempt(right=True, prompt=100)

    short_ones, long_ones = told([(short, RIGHT), (long, RIGHT), (stays, RIGHT)])["overhead"]

    assert (short_ones["tokens_from"], short_ones["tokens_to"], short_ones["questions"]) == (4, 7, 1)
    assert (long_ones["tokens_from"], long_ones["tokens_to"], long_ones["questions"]) == (8, 15, 1)
    assert (short_ones["seconds"]["value"], short_ones["share"]["value"]) == (1, 0.5)
    assert (long_ones["seconds"]["value"], long_ones["share"]["value"]) == (3, 1.5)


def test_tokens_before_a_hand_off_are_counted() -> None:
    late = attempt(right=False, doubt=0.1, tokens=4, after=3)

    assert told([(UP_WRONG, RIGHT), (UP_WRONG, RIGHT)])["tokens_before"]["value"] == 0
    assert told([(UP_WRONG, RIGHT), (late, RIGHT)])["tokens_before"]["value"] == 1.5
    assert told([(RIGHT, RIGHT)])["tokens_before"]["value"] is None
