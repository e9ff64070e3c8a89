"""The few tags that dress words, and bare addresses."""

import pytest

from matryoshka.ui.transcript.markup import Markup

MARKUP = Markup()


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("x<sup>*n*</sup>", "x<sup><em>n</em></sup>"),
        ("<b>a</b> <strong>b</strong>", "<strong>a</strong> <strong>b</strong>"),
        ("<i>a</i> <em>b</em>", "<em>a</em> <em>b</em>"),
        ("<del>a</del> <ins>b</ins> <u>c</u>", "<s>a</s> <u>b</u> <u>c</u>"),
        ("one<br>two<BR/>three", "one<br />\ntwo<br />\nthree"),
    ],
)
def test_tags_that_dress_words_do(markdown: str, html: str) -> None:
    assert MARKUP.html(markdown) == f"<p>{html}</p>"


@pytest.mark.parametrize(
    "markdown", ["<b>", "</b>", "<b></b>", '<b class="x">a</b>', "<div>a</div>", "<kbd>"]
)
def test_all_other_tags_are_text(markdown: str) -> None:
    assert "&lt;" in MARKUP.html(markdown)
    assert "<strong>" not in MARKUP.html(markdown)


def test_tags_that_cross_each_other_are_closed_in_order() -> None:
    assert MARKUP.html("<b><i>x</b></i>") == "<p><strong>&lt;i&gt;x</strong>&lt;/i&gt;</p>"
    assert MARKUP.html("*a <b>b* c</b>") == "<p>*a <strong>b* c</strong></p>"


def test_a_break_parts_the_lines_of_a_cell() -> None:
    assert "one<br />\ntwo</td>" in MARKUP.html("| a |\n|---|\n| one<br>two |")


@pytest.mark.parametrize(
    ("markdown", "address"),
    [
        ("See https://example.org/a_b_c?x=1.", "https://example.org/a_b_c?x=1"),
        ("(http://example.org/x(y))", "http://example.org/x(y)"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_bare_address_that_names_a_scheme_is_a_link(markdown: str, address: str) -> None:
    assert f'<a href="{address}">{address}</a>' in MARKUP.html(markdown)


@pytest.mark.parametrize(
    "text",
    [
        "README.md",
        "example.org",
        "a@example.org",
        "ftp://example.org",
        "//example.org",
        "javascript:x",
        "`https://x.y`",
    ],
)
def test_nothing_else_becomes_one(text: str) -> None:
    assert "<a " not in MARKUP.html(text)
