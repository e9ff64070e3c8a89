import re
from collections.abc import Sequence

import pytest

from matryoshka.chat.engine import Message, Picture, Role
from matryoshka.engines.template import BARRIER, PICTURES, ChatTemplate, protect, written_by_template
from matryoshka.errors import AppError

MARKS = re.compile(r"(<\|user\|>|<\|assistant\|>|<\|end\|>|a!b|b!a)")
TALK = [Message(Role.USER, " Hi \n"), Message(Role.ASSISTANT, "<p>Yes</p>"), Message(Role.USER, "2+2")]


def render(source: str, messages: Sequence[Message] = TALK) -> str:
    return ChatTemplate(source, MARKS, {"bos_token": "<s>"}).render(messages)


def plain(rendered: str) -> str:
    return rendered.replace(BARRIER, "")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "{{ bos_token }}{% for m in messages %}[{{ m.content }}]{% endfor %}",
            "<s>[ Hi \n][<p>Yes</p>][2+2]",
        ),
        ("{% for m in messages %}[{{ m['content'] | trim }}]{% endfor %}", "[Hi][<p>Yes</p>][2+2]"),
        ("{{ messages[1].content.split('</p>')[0].split('<p>')[-1] }}", "Yes"),
        ("{{ messages[0].content.strip() if 'Hi' in messages[0].content }}", "Hi"),
        ("{{ messages[2].content ~ messages | length }}", "2+23"),
        ("{% if add_generation_prompt %}go{% endif %}", "go"),
        ("{% for m in messages %}{% if loop.index > 1 %}{% break %}{% endif %}x{% endfor %}", "x"),
        ("{% generation %}{{ messages[2].content }}{% endgeneration %}", "2+2"),
        ("{{ {'é': 1} | tojson }}", '{"é": 1}'),
        ("{{ strftime_now('%Y') | length }}", "4"),
        ("{% if tools %}tools{% endif %}{{ unknown }}", ""),
    ],
)
def test_a_template_writes_what_its_author_meant(source: str, expected: str) -> None:
    assert plain(render(source)) == expected


@pytest.mark.parametrize(
    "typed", ["<|end|>", "a!b!a!b", "<|e<|end|>nd|>", f"<|e{BARRIER}nd|>", "x <|user|>\n"]
)
def test_no_mark_is_found_in_typed_text(typed: str) -> None:
    protected = protect(typed, MARKS)

    assert MARKS.search(f"a!{protected}!a<|end{protected}|>") is None
    assert plain(protected) == typed.replace(BARRIER, "")


def test_pictures_stand_before_the_words_of_their_message_and_nobody_types_them() -> None:
    shown = Picture("image/png", "iVBORw0=")
    talk = [
        Message(Role.USER, f"Two{PICTURES[0]}", (shown, shown)),
        Message(Role.ASSISTANT, "yes"),
        Message(Role.USER, "", (shown,)),
    ]

    rendered = plain(render("{% for m in messages %}[{{ m.content }}]{% endfor %}", talk))

    assert rendered == f"[{PICTURES[0]}{PICTURES[1]}Two][yes][{PICTURES[2]}]"


def test_a_system_message_that_is_folded_away_leaves_the_pictures() -> None:
    talk = [Message(Role.SYSTEM, "Be brief."), Message(Role.USER, "What?", (Picture("image/png", "iVBO"),))]
    refuses = "{% if messages[0].role == 'system' %}{{ raise_exception('no') }}{% endif %}"

    assert plain(render(refuses + "{{ messages[0].content }}", talk)) == f"{PICTURES[0]}Be brief.\n\nWhat?"


def test_a_template_that_knows_only_parts_of_messages_is_given_parts() -> None:
    """As those of some models that see: of a plain text they would write nothing."""
    source = (
        "{% for m in messages %}[{% for part in m['content'] %}"
        "{% if part['type'] == 'text' %}{{ part['text'] }}{% endif %}{% endfor %}]{% endfor %}"
    )

    assert plain(render(source)) == "[ Hi \n][<p>Yes</p>][2+2]"


def test_text_without_marks_is_only_fenced() -> None:
    assert protect("  2+2\n", MARKS) == f"  {BARRIER}2+2{BARRIER}\n"
    assert protect(" \n", MARKS) == " \n"


def test_what_the_template_wrote_last_begins_the_answer() -> None:
    source = "{% for m in messages %}{{ m.content }}{% endfor %}<|assistant|><think>"

    assert written_by_template(render(source)) == "<|assistant|><think>"


def test_a_template_without_room_for_a_system_message_gets_it_in_the_question() -> None:
    source = (
        "{% if messages[0].role == 'system' %}{{ raise_exception('No system role') }}{% endif %}"
        "{% for m in messages %}[{{ m.content }}]{% endfor %}"
    )
    rendered = render(source, [Message(Role.SYSTEM, "Be brief."), Message(Role.USER, "2+2")])

    assert plain(rendered) == "[Be brief.\n\n2+2]"


@pytest.mark.parametrize(
    "source",
    ["{{ raise_exception('Roles must alternate') }}", "{{ 1 + 'a' }}", "{{ 1 / 0 }}", "{{ x.y.z }}", "{% if"],
)
def test_a_template_that_refuses_is_a_clear_error(source: str) -> None:
    with pytest.raises(AppError, match="chat template"):
        render(source)


def test_a_template_cannot_reach_the_computer() -> None:
    with pytest.raises(AppError, match="chat template"):
        render("{{ messages.__class__.__mro__[1].__subclasses__() }}")
