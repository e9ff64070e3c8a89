"""What is known of an answer: by its words, by a judge, or because it only refuses."""

import pytest

from matryoshka.chat.engine import Stop
from matryoshka.learning.calibration.judge import Judge, Verdict, verdict_in
from matryoshka.learning.calibration.known import says_one_of
from matryoshka.learning.calibration.refusals import Refusals
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.paths import resources
from support.scripted import Scripted

FOLDER = resources() / "calibration"
HELLO = Exercise("hi", (), "all", 1)


def judged(*verdicts: str, exercise: Exercise = HELLO) -> tuple[float, float] | None:
    """By a judge that says these, one after another, of an answer x and an answer y."""
    said = iter(verdicts)
    judge = Judge(Scripted(lambda _: next(said)), "$question: $first or $second?")
    return judge.compare(exercise, "x", "y", Stop())


@pytest.mark.parametrize(
    ("verdicts", "shares"),
    [
        (("FIRST", "SECOND"), (1.0, 0.0)),
        (("second", "first"), (0.0, 1.0)),
        (("BOTH", "Both."), (1.0, 1.0)),
        (("NEITHER", "neither"), (0.0, 0.0)),
        (("FIRST", "FIRST"), (0.5, 0.5)),
        (("SECOND", "SECOND"), (0.5, 0.5)),
        (("BOTH", "FIRST"), (0.5, 0.5)),
    ],
)
def test_a_verdict_counts_where_it_holds_in_both_orders(
    verdicts: tuple[str, str], shares: tuple[float, float]
) -> None:
    assert judged(*verdicts) == shares


def test_a_judge_that_does_not_say_is_not_asked_twice() -> None:
    assert judged("The weather is fine.") is None
    assert judged("FIRST", "I do not know") is None


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("FIRST", Verdict.FIRST),
        ("The **second** answer is better.", Verdict.SECOND),
        ("The first one errs at the second step.\nVerdict: SECOND", Verdict.SECOND),
        ("The first is better than the second.", None),
        ("4", None),
        ("", None),
        ("firstly", None),
    ],
)
def test_one_word_in_the_last_line_is_the_verdict(answer: str, verdict: Verdict | None) -> None:
    assert verdict_in(answer) is verdict


def test_a_judge_reads_what_was_said_before_and_both_answers_in_both_orders() -> None:
    engine = Scripted(lambda _: "BOTH")
    judge = Judge(engine, "$question: $first or $second?")
    judge.compare(Exercise("And 3+3?", (), "all", 1, ("2+2", "4")), "$second", "y" * 9000, Stop())

    cut = "y" * 6000
    question = "Person: 2+2\nAssistant: 4\nPerson: And 3+3?"
    assert engine.asked == [f"{question}: $second or {cut}?", f"{question}: {cut} or $second?"]


def test_the_prompt_that_ships_holds_all_that_is_compared() -> None:
    engine = Scripted(lambda _: "BOTH")
    prompt = (FOLDER / "judge.txt").read_text(encoding="utf-8")
    Judge(engine, prompt).compare(HELLO, "answer one", "answer two", Stop())

    asked = engine.asked[0]
    assert asked.index("hi\n") < asked.index("answer one") < asked.index("answer two")
    assert "$" not in asked
    assert all(verdict.upper() in asked for verdict in Verdict)


@pytest.mark.parametrize(
    ("answer", "known"),
    [
        ("Paris", "Paris"),
        ("paris.", "Paris"),
        ("The capital of France is **Paris**.", "Paris"),
        ("It is Paris.\n\nParis lies on the Seine.\nAsk me more.", "Paris"),
        ("Let me see.\nThe answer is: Paris", "Paris"),
        ("So there are 1,234 of them.", "1234"),
        ("Ответ: Осло", "Осло"),
    ],
)
def test_an_answer_in_a_sentence_is_right(answer: str, known: str) -> None:
    assert says_one_of(answer, ["elsewhere", known])


@pytest.mark.parametrize(
    ("answer", "known"),
    [
        ("Lyon", "Paris"),
        ("Parisian", "Paris"),
        ("One.\nParis is another.\nTwo.", "Paris"),
        ("There are 12 of 13.", "12"),
        ("", "Paris"),
    ],
)
def test_an_answer_that_says_another_thing_is_wrong(answer: str, known: str) -> None:
    assert not says_one_of(answer, [known])


@pytest.fixture(scope="module")
def refusals() -> Refusals:
    return Refusals.read(FOLDER / "refusals.toml")


@pytest.mark.parametrize(
    "answer",
    [
        "I'm sorry, but I can't help with that.",
        "I’m sorry, but I can’t assist you there.",
        "As an AI language model, I do not have feelings.",
        "К сожалению, я не могу ответить на этот вопрос.",
        "Извините, но я не могу этого сделать.",
        "Es tut mir leid, aber ich darf das nicht.",
        "抱歉，我无法回答这个问题。",
    ],
)
def test_refusals_are_recognized_in_many_tongues(refusals: Refusals, answer: str) -> None:
    assert refusals.has(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "Paris",
        "Use kill -9 and the number of the process.",
        "I can't believe it is already Monday. " * 20 + "I cannot help with that.",
        "Не знаю границ: так говорят о щедрых людях.",
        "",
    ],
)
def test_answers_are_no_refusals(refusals: Refusals, answer: str) -> None:
    assert not refusals.has(answer)
