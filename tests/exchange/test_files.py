"""A conversation as a file that people read: with its tiers and hand-offs, and harmless."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.conversation import Conversation, State
from matryoshka.chat.preset import Preset
from matryoshka.errors import AppError
from matryoshka.exchange.formats import Format, format_of, name_of, text_of
from support.chats import sample

HOSTILE = """<script>alert(1)</script> <img src=x onerror=alert(1)> ![p](http://127.0.0.1/p.png)
[a](javascript:alert(1)) [b](data:text/html,<script>alert(1)</script>) [c](file:///etc/passwd) [d](vbscript:x)
[e](  JaVaScRiPt:alert(1)) [f](&#106;avascript:alert(1)) <javascript:alert(1)> [g]: javascript:alert(1)
</div></body><iframe src="http://127.0.0.1"></iframe><style>@import "http://127.0.0.1";</style>"""
LOADS = re.compile(r"<(script|img|iframe|object|embed|link|audio|video|svg|form|base)\b", re.IGNORECASE)
OPENS = re.compile(r'(?:href|src|action)="([^"]*)"', re.IGNORECASE)


def told(text: str) -> Conversation:
    """The sample, which says `text` everywhere."""
    chat = sample()
    first, *others = chat.turns
    draft, answer, *rest = first.attempts
    attempts = (replace(draft, text=text), replace(answer, text=text, thinking=text, tier=text), *rest)
    turns = (replace(first, attempts=attempts), *others)
    return replace(chat, title=text, turns=turns, preset=Preset(text, text))


def test_markdown_tells_who_asked_whom_and_why() -> None:
    text = text_of(sample(), Format.MARKDOWN)

    assert text.startswith("# Sums\n")
    assert "## You\n\n*a.pdf*\n\nСколько будет 2+2? 🪆" in text
    assert "## XS · builtin:xs\n\n> 5, no" in text
    assert "> **XS asked S for help. Not sure enough to answer.** doubt 75 %, limit 50 %" in text
    assert "\n\n**4**\n\n" in text


def test_a_tier_that_took_over_is_told_with_the_fault() -> None:
    assert "> **XL took over from L. No.**" in text_of(sample(), Format.MARKDOWN)


def test_what_every_tier_is_told_first_stands_above() -> None:
    chat = replace(sample(), preset=Preset("Formal", "Be formal.\nAlways."))

    assert "> **Told first**\n>\n> Be formal.\n> Always.\n\n## You" in text_of(chat, Format.MARKDOWN)
    assert '<div class="thinking">Be formal.\nAlways.</div>' in text_of(chat, Format.HTML)


def test_an_answer_tells_how_it_was_asked_for() -> None:
    first, *others = sample().turns
    asked = replace(first, attempts=(replace(first.attempts[0], state=State.DONE, manner="Formal"),))

    text = text_of(replace(sample(), turns=(asked, *others[:0])), Format.MARKDOWN)

    assert "asked as Formal" in text


def test_html_tells_the_same() -> None:
    page = text_of(sample(), Format.HTML)

    assert "<title>Sums</title>" in page
    assert "<strong>XS asked S for help. Not sure enough to answer.</strong>" in page
    assert "<strong>4</strong>" in page
    assert "<summary>Thinking</summary>" in page


def test_a_list_right_under_a_line_is_a_list() -> None:
    assert "<li>a</li>" in text_of(told("Here:\n- a\n- b"), Format.HTML)


def test_footnotes_of_each_answer_have_their_numbers_and_tasks_their_boxes() -> None:
    page = text_of(told("So it is[^a].\n\n- [x] done\n\n[^a]: Says *he*."), Format.HTML)

    assert page.count("<li id=") == len(set(re.findall(r'<li id="([^"]*)"', page))) == 2
    assert "[1]</a></sup>" in page
    assert "Says <em>he</em>." in page
    assert "<li>☑\u2002done</li>" in page


def test_addresses_lead_and_harmless_tags_dress_as_on_the_screen() -> None:
    page = text_of(told("H<sub>2</sub>O: https://example.org"), Format.HTML)

    assert "H<sub>2</sub>O" in page
    assert '<a href="https://example.org">' in page


def test_html_runs_and_loads_nothing() -> None:
    page = text_of(told(HOSTILE), Format.HTML)

    assert not LOADS.search(page)
    assert {address.partition(":")[0] for address in OPENS.findall(page)} <= {"http"}
    assert not re.search(r"<(?!a )[^>]*(?:href|src|action)=", page)
    assert "default-src 'none'" in page


def test_only_pages_and_mail_become_links() -> None:
    page = text_of(told("[a](https://example.org) [b](mailto:a@b.c) [c](smb://x) [d](x.html)"), Format.HTML)

    assert set(OPENS.findall(page)) == {"https://example.org", "mailto:a@b.c"}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sums", "Sums.md"),
        ("../../etc/passwd", "etc passwd.md"),
        ("a:b|c?*<>", "a b c.md"),
        ("…", "Chat.md"),
        ("", "Chat.md"),
        ("Привет, мир", "Привет мир.md"),
    ],
)
def test_a_file_is_called_as_the_chat_is(title: str, name: str) -> None:
    assert name_of(title, Format.MARKDOWN) == name


def test_an_ending_that_no_format_has_is_named() -> None:
    with pytest.raises(AppError, match=r"\.md, \.html, \.pdf, \.json"):
        format_of(Path("chat.docx"))
