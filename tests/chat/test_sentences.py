"""Answers are told apart by their sentences."""

import time

from matryoshka.chat.comparing.sentences import marked, sentences, told_apart
from support.comparing import column, row


def said(texts: dict[str, str]) -> dict[str, list[str]]:
    """Of each text the sentences that stand in no other."""
    return {
        name: [texts[name][each.start : each.end] for each in found if each.alone]
        for name, found in told_apart(texts).items()
    }


def parts(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text)]


def test_sentences_end_at_marks_and_lines_and_not_in_numbers() -> None:
    assert parts("It is 3.5 km. “Really?” Yes!\n- one\n- two\n\nEnd") == [
        "It is 3.5 km.", "“Really?”", "Yes!", "- one", "- two", "End",
    ]  # fmt: skip
    assert parts("  \n") == []


def test_what_stands_in_no_other_answer_is_marked() -> None:
    assert said({"S": "The sky is blue. At sunset it is red.", "M": "The sky is blue! Marbles bounce."}) == {
        "S": ["At sunset it is red."],
        "M": ["Marbles bounce."],
    }


def test_small_changes_of_wording_are_no_difference_but_another_number_is_one() -> None:
    texts = {"S": "It takes about 12 minutes to boil.", "M": "It takes around 12 minutes to boil."}
    assert said(texts) == {"S": [], "M": []}

    other = {**texts, "M": "It takes about 15 minutes to boil."}
    assert said(other) == {"S": [texts["S"]], "M": [other["M"]]}


def test_with_three_answers_one_other_that_says_it_is_enough() -> None:
    assert said({"XS": "Yes.", "S": "Yes.", "M": "No."}) == {"XS": [], "S": [], "M": ["No."]}


def test_a_single_answer_differs_from_nothing_and_one_that_is_missing_counts_for_nothing() -> None:
    assert [each.alone for each in marked(row(column("XS", "Yes."), column("S", "")))["XS"]] == [False]


def test_cyrillic_and_long_answers_are_told_apart_in_no_time() -> None:
    assert said({"S": "Небо синее. Закат красный.", "M": "Небо синее."})["S"] == ["Закат красный."]
    one = " ".join(f"Sentence number {at} of many says this and that." for at in range(300))
    other = " ".join(f"Quite another text, {at} times, with nothing in it." for at in range(300))
    before = time.process_time()
    assert len(said({"S": one, "M": other})["S"]) == 300
    assert time.process_time() - before < 5
