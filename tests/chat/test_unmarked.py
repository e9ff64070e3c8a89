"""What was found in an answer is told without the marks of Markdown."""

import pytest

from matryoshka.chat.unmarked import unmarked


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        (
            "# \x02Soup\x03\n\n- **Beet**root, *\x02salt\x03*, `x = 1`",
            "\x02Soup\x03 Beetroot, \x02salt\x03, x = 1",
        ),
        ("> quoted\n\n1. [x] ~~done~~", "quoted done"),
        ("| a | b |\n|---|:-:|\n| 1 | \x022\x03 |", "a · b 1 · \x022\x03"),
        ("```python\nx = 1\n```\n\n---\nend", "x = 1 end"),
        ("[the **site**](https://a.example/b) and ![a cat](cat.png)", "the site and a cat"),
        ("这是**重点**内容", "这是重点内容"),
    ],
)
def test_marks_are_taken_away(markdown: str, words: str) -> None:
    assert " ".join(unmarked(markdown).split()) == words


@pytest.mark.parametrize(
    ("cut", "words"),
    [
        ("…bold** and ***more*** text", "…bold and more text"),
        ("and **open \x02ab\x03…", "and open \x02ab\x03…"),
        ("…site](https://a.example) and [more](https://b.exa…", "…site and more"),
        ("…in` a `b…", "…in a b…"),
    ],
)
def test_what_was_cut_in_two_leaves_no_half_behind(cut: str, words: str) -> None:
    assert unmarked(cut) == words


@pytest.mark.parametrize(
    "plain",
    ["2 * 3 * 4 and x**2", "snake_case and __init__", "a | b", "C# and #1", "[1] is - by far - best"],
)
def test_what_is_no_mark_stays(plain: str) -> None:
    assert unmarked(plain) == plain


def test_an_address_that_holds_what_was_looked_for_stays_in_sight() -> None:
    assert "\x02soup\x03" in unmarked("[here](https://a.example/\x02soup\x03)")


def test_what_is_very_long_is_left_alone() -> None:
    long = "|" + 50_000 * " " + "x**"
    assert unmarked(long) == long
