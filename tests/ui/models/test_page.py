"""The page of models in the window: what is here, fetched and used, as a person meets it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from matryoshka.chat.ladder_file import read_ladder
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.models.hardware import Hardware
from matryoshka.models.stops import Stops
from matryoshka.paths import Paths
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.models.rows import Verb
from matryoshka.ui.models.tabs import Tab
from matryoshka.ui.models.words import context_of
from matryoshka.ui.needs import Parts
from support.embedders import write_embedder
from support.measures import MeasuresByHeart
from support.models import Computer
from support.networks import NetworkByHeart
from support.parrots import write_parrot
from support.reciters import LADDER, POEM, ROSES, cascade
from support.shell import open_shell
from support.stocks import COMPUTER, HubByHeart, Postman, stock_in
from support.visits import Visit

REPO = "poets/Poet-8B-GGUF"


@dataclass(frozen=True, slots=True)
class ByHeart(Visit):
    """On the page above a hub that is known by heart."""

    hub: HubByHeart
    postman: Postman
    paths: Paths
    faults: list[AppError]
    """What a look at the computer ends with, each once."""


@pytest.fixture
def visit(qtbot: QtBot, paths: Paths, tmp_path: Path) -> Iterator[ByHeart]:
    hub = HubByHeart()
    hub.put(write_parrot(tmp_path / "Poet-8B-Q4_K_M.gguf", ROSES), REPO)
    postman = Postman(hub, paths.models)
    faults = list[AppError]()

    def computer(stop: Stops) -> Hardware:
        del stop
        if faults:
            raise faults.pop()
        return COMPUTER

    stock = replace(stock_in(paths.data, hub, postman), computer=computer)
    parts = Parts(LADDER, cascade, cascade, paths.ladder, stock, MeasuresByHeart(), NetworkByHeart())
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        shell = open_shell(store, paths, qtbot, parts)
        shell.window.resize(1180, 800)
        yield ByHeart(shell, hub, postman, paths, faults)
        shell.window.close()


def test_nothing_is_asked_of_the_hub_before_the_person_asks(visit: ByHeart) -> None:
    visit.look()

    visit.page.show_tab(Tab.HUB)

    assert visit.shell.sees("The hub is asked for these words when you press Enter. Nothing else is sent.")
    assert visit.hub.asked == []


def test_the_built_in_tiers_are_in_use_and_one_can_leave(visit: ByHeart) -> None:
    visit.look()
    visit.wait_for("XS, built in", Verb.IN_USE)

    visit.wish("XS, built in", Verb.LEAVE)
    visit.wait_for("XS, built in", Verb.USE)

    assert [tier.name for tier in read_ladder(visit.paths.ladder).tiers] == ["S"]
    row = visit.row("S, built in")
    assert row
    assert Verb.LEAVE not in row.verbs


def test_what_is_found_on_the_hub_is_fetched_and_used_in_a_chat(visit: ByHeart) -> None:
    visit.look()
    visit.search("poet")
    visit.shell.bot.waitUntil(lambda: visit.row(REPO, Tab.HUB) is not None)
    visit.wish(REPO, Verb.FILES, Tab.HUB)
    visit.wait_for("Poet-8B-Q4_K_M", Verb.GET, Tab.HUB)
    visit.wish("Poet-8B-Q4_K_M", Verb.GET, Tab.HUB)
    visit.wait_for("Poet-8B-Q4_K_M", Verb.PAUSE)
    visit.postman.deliver()
    visit.wait_for("Poet-8B-Q4_K_M", Verb.USE)

    visit.wish("Poet-8B-Q4_K_M", Verb.USE)
    visit.wait_for("Poet-8B-Q4_K_M", Verb.IN_USE)
    poet = read_ladder(visit.paths.ladder).tiers[0]
    assert poet.label == "Poet-8B-Q4_K_M"
    visit.shell.press(Qt.Key.Key_Escape)
    visit.shell.window.view.composer.picker.set_tier(poet.name)
    visit.shell.ask(POEM)

    assert visit.shell.turn.run[-1].text == ROSES


def test_a_download_is_paused_resumed_and_cancelled(visit: ByHeart) -> None:
    visit.look()
    visit.search(REPO)
    visit.wait_for("Poet-8B-Q4_K_M", Verb.GET, Tab.HUB)
    visit.wish("Poet-8B-Q4_K_M", Verb.GET, Tab.HUB)
    visit.wait_for("Poet-8B-Q4_K_M", Verb.PAUSE)

    visit.wish("Poet-8B-Q4_K_M", Verb.PAUSE)
    visit.wait_for("Poet-8B-Q4_K_M", Verb.RESUME)
    visit.wish("Poet-8B-Q4_K_M", Verb.RESUME)
    visit.wait_for("Poet-8B-Q4_K_M", Verb.PAUSE)
    visit.wish("Poet-8B-Q4_K_M", Verb.CANCEL)

    visit.wait_until_gone("Poet-8B-Q4_K_M")
    visit.wait_for("Poet-8B-Q4_K_M", Verb.GET, Tab.HUB)


def test_a_fault_of_the_hub_is_told_with_its_remedy(visit: ByHeart) -> None:
    visit.look()
    visit.search("nobody/nothing")
    visit.shell.bot.waitUntil(lambda: "renamed" in visit.page.notice.words)

    assert "The hub has no nobody/nothing." in visit.page.notice.words
    visit.shell.bot.waitUntil(lambda: visit.shell.sees("The hub gave no list of models."))

    visit.page.field.put(REPO)
    visit.shell.click("Try again")
    visit.shell.bot.waitUntil(lambda: len(visit.rows(Tab.HUB)) == 1)
    assert visit.shell.button("Try again") is None


def test_what_cannot_chat_is_told_before_it_is_fetched_and_the_others_are_judged(
    visit: ByHeart, tmp_path: Path
) -> None:
    visit.hub.put(write_embedder(tmp_path / "Finder-Q4_K_M.gguf"), REPO)
    visit.hub.put(write_parrot(tmp_path / "Poet-8B-Q8_0.gguf", ROSES), REPO)
    visit.look()
    visit.search(REPO)
    visit.shell.bot.waitUntil(lambda: "turns texts into numbers" in visit.page.notice.words)
    visit.shell.bot.waitUntil(lambda: _fits(visit, "Poet-8B-Q8_0"))

    assert not _fits(visit, "Finder-Q4_K_M")


def _fits(visit: ByHeart, name: str) -> bool:
    row = visit.row(name, Tab.HUB)
    return row is not None and row.gauge is not None


def test_the_proposed_ladder_is_told_with_what_it_takes(visit: ByHeart) -> None:
    visit.look()
    button = next(each for each in visit.shell.buttons() if each.text().startswith("Get all, "))

    assert "about" in button.text()


def test_a_file_is_taken_in_without_being_copied_and_removed_when_confirmed(
    visit: ByHeart, tmp_path: Path
) -> None:
    visit.look()
    file = write_parrot(tmp_path / "elsewhere.gguf", ROSES)
    visit.shell.models.granting.take_in(file)
    visit.wait_for("elsewhere", Verb.USE)

    visit.wish("elsewhere", Verb.REMOVE)
    visit.shell.bot.waitUntil(lambda: visit.shell.button("Remove") is not None)
    assert visit.row("elsewhere") is not None
    visit.shell.click("Remove")
    visit.wait_until_gone("elsewhere")
    assert file.exists()


def test_a_model_of_ollama_is_used_by_its_name_and_not_by_its_sum(visit: ByHeart, tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.in_ollama("registry.ollama.ai/library/poet/8b", ROSES)
    copytree(computer.ollama, visit.paths.data / ".ollama" / "models")
    visit.look()
    visit.wait_for("poet:8b", Verb.USE)

    visit.wish("poet:8b", Verb.USE)
    visit.wait_for("poet:8b", Verb.IN_USE)

    assert "poet-8b" in [tier.label for tier in read_ladder(visit.paths.ladder).tiers]


def test_a_menu_holds_what_else_can_be_done(visit: ByHeart) -> None:
    visit.look()
    visit.shell.click("More: XS, built in")
    menu = next(each for each in visit.page.findChildren(QMenu) if each.isVisible())

    assert [action.text() for action in menu.actions()] == ["Take off the ladder"]
    menu.close()


def test_of_the_files_of_a_repository_one_is_recommended(visit: ByHeart, tmp_path: Path) -> None:
    for name in ("Poet-8B-Q2_K", "Poet-8B-Q8_0"):
        visit.hub.put(write_parrot(tmp_path / f"{name}.gguf", ROSES), REPO)
    visit.look()
    visit.search(REPO)
    visit.shell.bot.waitUntil(lambda: any(row.recommended for row in visit.rows(Tab.HUB)))

    assert len([row for row in visit.rows(Tab.HUB) if row.recommended]) == 1


def test_a_look_that_fails_is_told_and_is_over(visit: ByHeart) -> None:
    visit.faults.append(AppError("The disk does not answer.", "Look at it."))
    visit.shell.click("Models")
    visit.shell.bot.waitUntil(lambda: "The disk does not answer." in visit.page.notice.words)
    missed = "The models on this computer could not be looked for."
    visit.shell.bot.waitUntil(lambda: visit.shell.sees(missed))
    assert not visit.shell.sees("Looking on this computer …")

    visit.shell.click("Try again")
    visit.shell.bot.waitUntil(lambda: not visit.shell.sees(missed))
    visit.look()


def test_the_context_is_told_that_the_verdicts_of_the_tab_assume(visit: ByHeart) -> None:
    visit.look()
    fits = [candidate.shown.fit for candidate in visit.shell.models.scene.candidates]
    visit.page.show_tab(Tab.SUGGESTED)
    told = context_of(fits)

    assert told
    visit.shell.bot.waitUntil(lambda: visit.shell.sees(told))
    visit.page.show_tab(Tab.HERE)
    assert not visit.shell.sees(told)


def test_the_only_tier_of_a_ladder_cannot_be_removed(visit: ByHeart, tmp_path: Path) -> None:
    visit.look()
    file = write_parrot(tmp_path / "elsewhere.gguf", ROSES)
    visit.shell.models.granting.take_in(file)
    visit.wait_for("elsewhere", Verb.USE)
    visit.wish("elsewhere", Verb.USE)
    visit.wish("XS, built in", Verb.LEAVE)
    visit.wish("S, built in", Verb.LEAVE)
    visit.wait_for("S, built in", Verb.USE)

    row = visit.row("elsewhere")
    assert row
    assert row.verbs == (Verb.IN_USE, Verb.SHOW)


def test_what_suits_stands_before_what_does_not(visit: ByHeart) -> None:
    visit.look()

    marks = [row.gauge.words[0] for row in visit.rows(Tab.SUGGESTED) if row.gauge]
    assert marks == sorted(marks, key=lambda mark: mark != "●")


def test_the_computer_is_told_above_the_page(visit: ByHeart) -> None:
    visit.look()

    assert visit.shell.sees("32.0 GB memory, 24.0 GB free · 214.0 GB disk free")
