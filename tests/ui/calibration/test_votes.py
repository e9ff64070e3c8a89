"""A person says of an answer that it is good, or wrong: it is kept, shown, and taken back."""

from contextlib import closing

from pytestqt.qtbot import QtBot

from matryoshka.chat.identity import model_identity
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.wishes import Vote
from support.reciters import SUM
from support.shell import Shell, open_shell, parts


def vote(shell: Shell, good: bool) -> None:
    """On the last answer."""
    shell.wish(Vote(shell.turn.id, shell.turn.run[-1].id, good))


def test_a_vote_is_kept_shown_and_taken_back(shell: Shell, paths: Paths) -> None:
    shell.ask("2+2")

    vote(shell, good=True)
    assert "you said good" in shell.said
    with LabelTable(paths.store) as table:
        (label,) = table.all()
        assert (label.answer, label.right, label.tier, label.turn) == ("4", 1.0, "XS", shell.turn.id)

        vote(shell, good=False)
        assert "you said wrong" in shell.said
        assert [each.right for each in table.all()] == [0.0]

        vote(shell, good=False)
        assert "you said" not in shell.said
        assert table.all() == ()


def test_a_vote_is_there_when_one_comes_back_to_the_chat(shell: Shell) -> None:
    shell.ask(SUM)
    vote(shell, good=False)
    shell.click("New chat")
    assert "you said" not in shell.said

    shell.open(shell.titles()[0])
    assert "you said wrong" in shell.said


def test_a_vote_names_the_model_that_wrote_the_answer(qtbot: QtBot, paths: Paths) -> None:
    ladder = builtin_ladder()
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        shell = open_shell(store, paths, qtbot, parts(paths, ladder))
        shell.ask("2+2")
        vote(shell, good=True)
        shell.window.close()

    with LabelTable(paths.store) as table:
        assert [each.identity for each in table.all()] == [model_identity(ladder.tiers[0])]
