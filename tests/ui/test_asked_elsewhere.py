"""What is asked in the terminal is seen in the window that is open."""

import pytest

from matryoshka.cli import main
from matryoshka.paths import HOME_VARIABLE, Paths
from support.command import write_ladder
from support.parrots import write_parrot
from support.shell import Shell


def test_a_question_of_the_terminal_goes_on_with_the_chat_that_is_shown(
    shell: Shell, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.ask("2+2")
    write_parrot(paths.data / "parrot.gguf", "Fourteen")
    ladder = write_ladder(paths.data, XS="parrot.gguf")
    monkeypatch.setenv(HOME_VARIABLE, str(paths.data))

    chat = shell.kept()[0].id[:8]
    assert main(["ask", "--ladder", str(ladder), "--save", "--conversation", chat, "And 7+7?"]) == 0
    shell.bot.waitUntil(lambda: "And 7+7?" in shell.said)

    assert "Fourteen" in shell.said
    assert len(shell.titles()) == 1
    shell.ask("3+3")
    assert [turn.text for turn in shell.kept()[0].thread] == ["2+2", "And 7+7?", "3+3"]
