"""Questions that training has shown."""

from collections.abc import Iterable

import pytest

from learning.folders import TEXTS
from matryoshka.learning.evaluation.leaks import Trained
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.learning.evaluation.sheet import Flaw
from matryoshka.learning.material import Material

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen"


def leaked(trained: Trained, *texts: str) -> list[int]:
    """The lines of the texts that leaked."""
    remarks = trained.remarks([Exercise(text, (), "all", line) for line, text in enumerate(texts)])
    assert {remark.flaw for remark in remarks} <= {Flaw.LEAKED}
    return [remark.line for remark in remarks]


def test_a_training_text_leaks_whatever_its_case_and_its_end() -> None:
    trained = Trained.of(["How are you", "Ещё раз"])

    assert leaked(trained, "HOW are  you?", "еще раз!", "How are you today?") == [0, 1]


def test_thirteen_words_in_a_row_leak_and_twelve_do_not() -> None:
    trained = Trained.of([f"Say: {LONG}!"])
    shorter = LONG.removesuffix(" thirteen")

    assert leaked(trained, f"So {LONG}, and on", f"So {shorter}, and on", shorter) == [0]


@pytest.fixture(scope="module")
def builtin() -> Trained:
    return Trained.read(TEXTS)


def spellings(texts: Iterable[str]) -> set[str]:
    return {" ".join(text.casefold().replace("ё", "е").split()).rstrip(" .,;:!?…") for text in texts}


def test_wordings_that_are_trained_leak_and_held_out_ones_do_not(builtin: Trained) -> None:
    intents = Material.read(TEXTS).small_talk.intents
    trained = [text for intent in intents for text in intent.trained[:5]]
    known = spellings(text for intent in intents for text in intent.trained)
    kept = [text for intent in intents for text in intent.held_out if not spellings([text]) <= known]

    assert len(leaked(builtin, *trained)) == len(trained)
    assert kept
    assert leaked(builtin, *kept) == []


@pytest.mark.parametrize(
    "question",
    [
        "Two plus three",
        "7+8 = ?",
        "What is 20% of 50?",
        "Пятнадцать минус девять!",
        "√196",
        "69 modulo 7?",
        "What is the capital of Peru?",
    ],
)
def test_what_a_template_of_training_makes_leaks(builtin: Trained, question: str) -> None:
    assert builtin.leak(question) == "a template of training makes it"


@pytest.mark.parametrize(
    "question",
    [
        "two plus seventy",
        "5+8",
        "what is 7 + 8 in binary",
        "the capital of the moon",
        "2 plus 3 less 4 plus 5",
    ],
)
def test_what_no_template_makes_does_not(builtin: Trained, question: str) -> None:
    assert builtin.leak(question) is None


def test_published_questions_leak_but_every_tenth(builtin: Trained) -> None:
    rows = Material.read(TEXTS).published[0].rows

    assert 1 in leaked(builtin, *(question for question, _ in rows[:2]))
