"""The examples of the CommonMark specification, whole and cut, through the renderer of the screen."""

import json
import re
from html import escape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from matryoshka.chat.conversation import State
from matryoshka.ui.transcript.answer import Writing
from matryoshka.ui.transcript.markup import PAD, Markup
from matryoshka.ui.transcript.rows import Code, Picture, Prose, Rule, Tone, Written
from matryoshka.ui.transcript.section import Kind, Section
from matryoshka.ui.transcript.sections import Cutter
from support.html import Step, numbered_on, steps, words
from support.turns import attempt

SPEC = Path(__file__).parents[1] / "data" / "commonmark" / "spec.json"
EXAMPLES = {each["example"]: each for each in json.loads(SPEC.read_text(encoding="utf-8"))}
MARKUP = Markup()

ONLY_MARKS_DIFFER = {
    *(21, 31, 148, 150, 151, 155, 156, 158, 159, 161, 162, 163, 164, 165, 166, 171, 177, 178, 186, 189),
    *(344, 475, 476, 477, 524, 536, 630, 631, 643),
}
"""HTML is text here, so Markdown between or within its tags is read as Markdown: `<table>*foo*</table>` keeps
its tags as words and gets its emphasis."""

TAGS_HOLD, ADDRESSES_LEAD = {168, 616}, {602, 608, 611}
"""Words within `<del>` or `<em>` are dressed so, and bare addresses are links, as in GitHub's Markdown. No
other example is excepted."""

CODE_IN_ITEMS = {263, 278, 321}
"""It is a section of its own."""

CUT_ELSEWHERE = {193, 195, 196, 198, 217, 218, 541}
"""Link definitions over several lines or inside a quotation: a section is settled line by line, so they are
shown as nothing, or as text."""


def raw_html(markdown: str) -> list[str]:
    """The HTML that CommonMark lets through."""
    tokens = [
        each
        for token in MarkdownIt("commonmark").parse(markdown)
        for each in (token, *(token.children or []))
    ]
    return [each.content for each in tokens if each.type in ("html_block", "html_inline")]


def as_we_choose(html: str) -> str:
    """Headings are paragraphs of a class, pictures are links under their words, or words within a link.

    The last line of code ends without a break.
    """
    html = html.replace("\n</code></pre>", "</code></pre>")
    html = re.sub(r"<h([1-6])>", r'<p class="h\1">', re.sub(r"</h[1-6]>", "</p>", html))
    picture = r'<img src="([^"]*)" alt="([^"]*)"(?: title="[^"]*")? />'
    html = re.sub(rf"(<a [^>]*>){picture}(?=</a>)", r"\1\3", html)
    return re.sub(picture, lambda found: f'<a href="{found[1]}">{found[2] or "picture"}</a>', html)


def said(html: str) -> list[Step]:
    """All lines are broken where they were, which makes all breaks alike."""
    return steps(re.sub(r"<br ?/?>", "", html.replace(f'<span class="pad">{PAD}</span>', "")))


def escaped(html: str, raw: list[str]) -> str:
    """With the tags that stood in the Markdown as words."""
    done = ""
    for tag in (each.strip("\n") for each in raw):
        before, _, html = html.partition(tag)
        done += before + escape(tag)
    return done + html


def joined(markdown: str) -> str:
    """The sections of an answer, one after another."""
    rows = Writing(attempt("S", markdown, State.DONE), Tone.ANSWER).rows(markdown, ended=True)
    return "\n".join(_html(row) for row in rows)


def _html(row: Written) -> str:
    match row:
        case Prose(section=section, definitions=definitions):
            return MARKUP.of(section, definitions)
        case Code(section=section):
            language = f' class="language-{escape(section.language)}"' if section.language else ""
            return f"<pre><code{language}>{escape(section.text)}</code></pre>"
        case Rule():
            return "<hr />"
        case Picture():
            raise AssertionError("no picture went with the question")


def is_right(example: dict[str, str]) -> bool:
    """As the specification says; with HTML in it, the same words with the tags as typed."""
    raw, ours = raw_html(example["markdown"]), MARKUP.html(example["markdown"])
    if raw:
        return words(ours) == words(escaped(example["html"], raw))
    return said(ours) == said(as_we_choose(example["html"]))


def test_every_example_is_shown_as_the_specification_says_html_as_it_was_typed() -> None:
    wrong = {number for number, each in EXAMPLES.items() if not is_right(each)}
    assert wrong == ONLY_MARKS_DIFFER | TAGS_HOLD | ADDRESSES_LEAD


def test_at_least_98_of_100_examples_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    free = [each for each in EXAMPLES.values() if not raw_html(each["markdown"])]
    compared = [each for number, each in EXAMPLES.items() if number not in ONLY_MARKS_DIFFER]
    right = [sum(map(is_right, some)) for some in (free, compared)]
    with capsys.disabled():
        print(f"\nCommonMark 0.31.2: {right[0]} of {len(free)} examples without HTML, ", end="")  # noqa: T201
        print(f"{right[1]} of {len(compared)} compared of {len(EXAMPLES)}")  # noqa: T201
    assert (len(free), len(compared), len(EXAMPLES)) == (580, 623, 652)
    assert right[1] / len(compared) >= 0.98


def test_no_tag_of_an_example_reaches_the_page() -> None:
    known = {"p", "a", "em", "strong", "code", "pre", "ol", "ul", "li", "blockquote", "br", "hr", "span", "s"}
    for each in EXAMPLES.values():
        tags = {step[0].strip("</>") for step in steps(MARKUP.html(each["markdown"])) if step[0]}
        assert tags <= known, each


def test_sections_say_together_what_the_whole_says() -> None:
    wrong = {
        number
        for number, each in EXAMPLES.items()
        if _loose(joined(each["markdown"])) != _loose(MARKUP.html(each["markdown"]))
    }
    assert wrong == CUT_ELSEWHERE | CODE_IN_ITEMS


@pytest.mark.parametrize(("number", "between"), [(263, "\n\n"), (321, "\n")])
def test_sections_of_an_item_put_together_again_say_the_same(number: int, between: str) -> None:
    whole = EXAMPLES[number]["markdown"]
    again = between.join(map(_markdown, Cutter().cut(whole, ended=True)))
    assert _loose(MARKUP.html(again)) == _loose(MARKUP.html(whole))


def _markdown(section: Section) -> str:
    return section.placed(f"```\n{section.text}\n```" if section.kind is Kind.CODE else section.text)


def _loose(html: str) -> list[Step]:
    """Lists that are told apart only by being cut are one; items are spaced alike, in loose lists too."""
    html = re.sub(r"</ul>\s*<ul>", "", numbered_on(html))
    return said(re.sub(r"(<li>)\s*<p>|</p>\s*(?=</li>|<[uo]l)", lambda found: found[1] or "", html))
