"""While one types, the composer tells how full the first tier's context is, and what that leaves out."""

from dataclasses import replace

from matryoshka.chat.fitting import Fill
from matryoshka.ui.attaching import words
from support.shell import Shell


def meter(shell: Shell) -> str:
    """Empty while nothing is told."""
    shown = shell.window.view.composer.meter
    return shown.text() if shown.isVisible() else ""


def left_out(shell: Shell) -> str:
    shown = shell.window.view.composer.meter.left_out
    return shown.text() if shown.isVisible() else ""


def wait_for(shell: Shell, figures: str) -> None:
    shell.bot.waitUntil(lambda: meter(shell) == figures)


def test_nothing_is_told_before_anything_is_typed(shell: Shell) -> None:
    shell.bot.wait(400)

    assert meter(shell) == ""


def test_what_is_typed_is_told_in_tokens(shell: Shell) -> None:
    shell.window.view.composer.put("Hello")
    wait_for(shell, "about 6 of 4,096")

    assert left_out(shell) == ""


def test_a_chat_counts_with_its_next_question(shell: Shell) -> None:
    shell.ask("2+2")
    wait_for(shell, "about 14 of 4,096")


def test_a_question_that_is_too_long_is_said_before_it_is_sent(shell: Shell) -> None:
    shell.window.view.composer.put("word " * 4000)
    wait_for(shell, "about 5,004 of 4,096")

    assert left_out(shell) == "XS cannot read so long a question: shorten it, or attach less."


def test_what_will_not_be_read_is_said_with_a_way_round_it() -> None:
    fill = Fill(3000, 4096, left_out=3)

    assert words.overflow(fill, "S", None) == (
        "The whole chat has no room in what S reads at once: its 3 oldest questions are left out. "
        "A new chat starts with all its room."
    )
    assert words.overflow(replace(fill, left_out=1), "S", "L") == (
        "The whole chat has no room in what S reads at once: its oldest question is left out. "
        "Start with L to have more of it read."
    )
    assert words.overflow(replace(fill, too_long=True), "S", "L") == (
        "S cannot read so long a question: it goes to L."
    )


def test_exact_figures_are_told_as_such_and_an_endless_context_has_no_end() -> None:
    assert words.meter(Fill(412, 4096, exact=True)) == "412 of 4,096"
    assert words.meter(Fill(412, None)) == "about 412"
