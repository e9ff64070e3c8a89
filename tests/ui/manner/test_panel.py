"""How one conversation is asked: the panel over the real window, and what then answers."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot

from matryoshka.chat.ladder import Sampling
from matryoshka.chat.preset import USUAL, Preset
from matryoshka.chat.presets import presets
from matryoshka.chat.store import ChatStore
from matryoshka.paths import Paths
from matryoshka.settings import Language, Settings, SettingsFile
from matryoshka.ui import commands
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.language import speak
from matryoshka.ui.manner.panel import MannerPanel
from matryoshka.ui.tier_badge import TierBadge
from matryoshka.ui.transcript.words import account
from support.command import write_ladder
from support.shell import Shell, open_shell

FORMAL = Preset("Formal", "Be formal.", sampling=Sampling(temperature=0.5))


def opened(shell: Shell) -> MannerPanel:
    shell.window.top_bar.manner.click()
    return next(each for each in shell.window.findChildren(MannerPanel) if each.isVisible())


def field(panel: MannerPanel, name: str) -> QLineEdit:
    return next(each for each in panel.findChildren(QLineEdit) if each.accessibleName() == name)


def told_first(panel: MannerPanel) -> QPlainTextEdit:
    (edit,) = panel.findChildren(QPlainTextEdit)
    return edit


def chooser(panel: MannerPanel, name: str) -> QComboBox:
    return next(each for each in panel.findChildren(QComboBox) if each.accessibleName() == name)


def choose(panel: MannerPanel, name: str, words: str) -> None:
    """As with the mouse."""
    box = chooser(panel, name)
    box.setCurrentText(words)
    box.activated.emit(box.currentIndex())


def press(panel: MannerPanel, words: str) -> None:
    next(each for each in panel.findChildren(QPushButton) if each.text() == words).click()


def use(shell: Shell, panel: MannerPanel) -> None:
    """The window has the keyboard again then."""
    press(panel, "Use")
    shell.window.activateWindow()
    shell.bot.waitUntil(shell.window.isActiveWindow)


def says(panel: MannerPanel, words: str) -> bool:
    return any(words in each.text() for each in panel.findChildren(QLabel))


def place(shell: Shell) -> str:
    return next(each.text() for each in shell.labels() if each.objectName() == "place")


def badges(shell: Shell) -> list[str]:
    shown = (each for each in shell.window.top_bar.findChildren(TierBadge) if each.isVisible())
    return [each.accessibleName().partition(",")[0].partition(":")[0] for each in shown]


@pytest.fixture
def other(paths: Paths) -> str:
    """Another ladder, of one tier."""
    paths.ladders.mkdir()
    write_ladder(paths.ladders, Bard="builtin:s").rename(paths.ladders / "poets.toml")
    return "poets"


def test_what_is_told_first_holds_for_this_conversation_alone(shell: Shell) -> None:
    panel = opened(shell)
    told_first(panel).setPlainText("Answer in French.")
    use(shell, panel)
    shell.ask("2+2")

    assert shell.kept()[0].preset == Preset(system="Answer in French.")
    assert shell.turn.run[-1].manner == "told “Answer in French.”"
    assert place(shell).endswith("asked its own way")
    shell.click("New chat")
    assert "asked" not in place(shell)
    shell.ask("3+3")
    assert (shell.kept()[0].preset, shell.turn.run[-1].manner) == (USUAL, "")


def test_an_answer_tells_in_its_account_how_it_was_asked_for(shell: Shell) -> None:
    shell.conduct.desk.set_preset(FORMAL)
    shell.ask("2+2")

    known = account(shell.turn.run[-1], "on this computer")
    assert ("Asked as", "Formal, temperature 0.5, told “Be formal.”") in known


def test_a_preset_is_saved_chosen_elsewhere_and_deleted(shell: Shell, paths: Paths) -> None:
    panel = opened(shell)
    told_first(panel).setPlainText("Be formal.")
    field(panel, "Temperature").setText("0,5")
    field(panel, "Name of the preset").setText("Formal")
    press(panel, "Save preset")
    assert presets(paths.presets).all() == (FORMAL,)
    assert says(panel, "Saved as “Formal”.")
    press(panel, "Cancel")

    again = opened(shell)
    choose(again, "Preset", "Formal")
    assert told_first(again).toPlainText() == "Be formal."
    use(shell, again)
    shell.ask("2+2")
    assert shell.kept()[0].preset == FORMAL
    assert place(shell).endswith("Formal")

    last = opened(shell)
    press(last, "Delete preset")
    assert presets(paths.presets).all() == ()
    assert shell.kept()[0].preset == FORMAL


def test_what_is_changed_and_not_saved_bears_no_name(shell: Shell, paths: Paths) -> None:
    presets(paths.presets).put(FORMAL)
    panel = opened(shell)
    choose(panel, "Preset", "Formal")
    field(panel, "Seed").setText("7")
    press(panel, "Use")

    assert shell.conduct.desk.shown.preset == replace(
        FORMAL, name="", sampling=Sampling(temperature=0.5, seed=7)
    )


@pytest.mark.parametrize(
    ("name", "typed", "fault"),
    [
        ("Temperature", "warm", "Temperature: “warm” is no number."),
        ("Temperature", "70", "temperature cannot be 70."),
        ("Top-k", "1.5", "top_k cannot be 1.5."),
        ("Seed", "nan", "seed cannot be nan."),
    ],
)
def test_what_cannot_be_is_said_and_the_panel_stays(shell: Shell, name: str, typed: str, fault: str) -> None:
    panel = opened(shell)
    field(panel, name).setText(typed)
    press(panel, "Use")

    assert says(panel, fault)
    assert panel.isVisible()
    assert shell.conduct.desk.shown.preset == USUAL


def test_presets_that_cannot_be_read_are_told_in_the_panel(shell: Shell, paths: Paths) -> None:
    paths.presets.write_text("[[preset]")

    assert says(opened(shell), "presets.toml cannot be used")


def test_another_ladder_answers_in_its_conversation_and_is_seen_there(shell: Shell, other: str) -> None:
    usual = badges(shell)
    panel = opened(shell)
    choose(panel, "Ladder", other)
    assert [chooser(panel, "Starts with").itemText(at) for at in range(2)] == ["As usual", "Bard"]
    use(shell, panel)
    shell.ask("2+2")

    assert shell.turn.run[-1].tier == "Bard"
    shell.bot.waitUntil(lambda: badges(shell) == ["Bard"])
    shell.click("New chat")
    shell.bot.waitUntil(lambda: badges(shell) == usual)
    shell.open("2+2")
    shell.bot.waitUntil(lambda: badges(shell) == ["Bard"])


def test_a_ladder_that_is_no_more_is_told_and_the_usual_one_answers(shell: Shell, other: str) -> None:
    assert other
    shell.conduct.desk.set_preset(Preset(ladder="gone"))
    shell.ask("2+2")

    assert shell.turn.run[-1].tier == "XS"
    shell.click("New chat")
    shell.open("2+2")
    assert any("There is no ladder “gone”." in each.text() for each in shell.labels())


def test_a_ladder_is_taken_in_from_a_file(shell: Shell, paths: Paths, tmp_path: Path) -> None:
    file = write_ladder(tmp_path, Sage="builtin:xs")
    panel = opened(shell)
    box = chooser(panel, "Ladder")
    choose(panel, "Ladder", box.itemText(box.count() - 1))
    (dialog,) = panel.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()

    assert chooser(panel, "Ladder").currentText() == "ladder-of-mine"
    press(panel, "Use")
    assert [tier.name for tier in shell.conduct.desk.ladder.tiers] == ["Sage"]
    assert (paths.ladders / "ladder-of-mine.toml").is_file()


def test_a_tier_of_its_own_starts_and_is_changed_in_its_conversation_alone(shell: Shell) -> None:
    picker = shell.window.view.composer.picker
    shell.conduct.desk.set_preset(Preset(start="S"))
    shell.ask("2+2")
    assert shell.turn.run[0].tier == "S"

    shell.click("New chat")
    assert picker.tier == "XS"
    shell.open("2+2")
    assert picker.tier == "S"
    picker.set_tier("XS")
    picker.chosen.emit("XS")
    assert shell.kept()[0].preset == Preset(start="XS")


def test_what_another_process_has_chosen_is_seen(shell: Shell, other: str) -> None:
    shell.ask("2+2")
    shell.store.set_preset(shell.kept()[0].id, Preset("Poems", ladder=other))
    shell.conduct.desk.look_again()

    assert place(shell).endswith("Poems")
    assert [tier.name for tier in shell.conduct.desk.ladder.tiers] == ["Bard"]


def test_a_chat_with_its_own_ladder_can_stay_on_this_computer(shell: Shell, other: str) -> None:
    shell.conduct.desk.set_preset(Preset(ladder=other))
    shell.conduct.desk.lock(locked=True)
    shell.ask("2+2")

    assert (shell.turn.run[-1].tier, shell.kept()[0].locked) == ("Bard", True)


def test_words_are_chosen_as_the_conversation_wishes(shell: Shell) -> None:
    shell.conduct.desk.set_preset(FORMAL)

    assert all(tier.sampling.temperature == 0.5 for tier in shell.conduct.desk.ladder.tiers)


def test_the_panel_is_opened_by_its_keys(shell: Shell) -> None:
    action = next(each for each in shell.window.actions() if each.text() == commands.MANNER.words)
    action.trigger()

    assert any(each.isVisible() for each in shell.window.findChildren(MannerPanel))


def test_other_pages_have_no_button_for_it(shell: Shell) -> None:
    shell.window.show_models()
    assert not shell.window.top_bar.manner.isVisible()

    shell.window.show_chat()
    assert shell.window.top_bar.manner.isVisible()


@pytest.fixture
def large_russian(qtbot: QtBot, paths: Paths) -> Iterator[Shell]:
    """Language and size are those of the whole process, and as usual again afterwards."""
    SettingsFile(paths.choices).save(Settings(text_size=200, language=Language.RUSSIAN))
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        shell = open_shell(store, paths, qtbot)
        shell.window.resize(900, 600)
        yield shell
        commands.USUAL_SIZE.run_in(shell.window)
        shell.window.close()
    speak(Language.ENGLISH)


def test_large_text_scrolls_and_is_not_cut(large_russian: Shell) -> None:
    panel = opened(large_russian)
    (scroll,) = [each for each in panel.findChildren(QScrollArea) if each.widget() is panel.form]
    large_russian.bot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)

    assert panel.height() <= large_russian.window.height()
    assert panel.form.minimumSizeHint().width() <= scroll.viewport().width()
    panel.reject()
