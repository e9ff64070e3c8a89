"""The page “What leaves”: the list of requests, the services of the ladder, keys, limits."""

import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from matryoshka.border import Request, Why
from matryoshka.chat.cost import Cost
from matryoshka.chat.ladder_file import read_ladder
from matryoshka.chat.service import Offer, Price, Service
from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.paths import Paths
from matryoshka.settings import SettingsFile
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.leaving.cap_dialog import CapDialog
from matryoshka.ui.leaving.keys_dialog import KeysDialog
from matryoshka.ui.leaving.request_table import RequestTable
from matryoshka.ui.leaving.service_dialog import ServiceDialog
from support.networks import NetworkByHeart
from support.outside import LADDER, WayByHeart, cascade
from support.shell import Shell, answer_box, open_shell, parts

REFUSED = AppError("The service does not know this key.", "Store another one.")


@pytest.fixture
def network() -> NetworkByHeart:
    return NetworkByHeart()


@pytest.fixture
def shell(qtbot: QtBot, paths: Paths, network: NetworkByHeart) -> Iterator[Shell]:
    with closing(ChatStore(paths.store)) as store, GarbageWatch():
        of = parts(paths, LADDER, cascade(WayByHeart()), network)
        shell = open_shell(store, paths, qtbot, of)
        shell.window.resize(1180, 800)
        try:
            qtbot.waitUntil(lambda: shell.button("What leaves: nothing today") is not None)
            shell.click("What leaves: nothing today")
            yield shell
        finally:
            shell.window.close()


def lines(shell: Shell) -> list[tuple[str, ...]]:
    """The list as it is read."""
    model = shell.window.leaving.findChildren(RequestTable)[0].model()
    rows, columns = model.rowCount(), model.columnCount()
    return [tuple(model.index(row, column).data() for column in range(columns)) for row in range(rows)]


def wait_for(shell: Shell, words: str) -> None:
    """Until a label in sight says this somewhere."""
    shell.bot.waitUntil(lambda: any(words in each.text() for each in shell.labels()))


def dialog(shell: Shell, kind: type[QDialog]) -> QDialog:
    return next(each for each in shell.window.findChildren(kind) if each.isVisible())


def press(dialog: QDialog, name: str) -> None:
    buttons = dialog.findChildren(QPushButton)
    QTest.mouseClick(next(each for each in buttons if each.text() == name), Qt.MouseButton.LeftButton)


def field(dialog: QDialog, name: str) -> QLineEdit:
    return next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)


def state(dialog: QDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def test_where_nothing_ever_left_it_says_so(shell: Shell) -> None:
    assert shell.sees("Nothing has left this computer.")
    assert shell.sees("This program has asked nobody for anything yet.")
    assert shell.sees("big-1 at api.cloud.example · key “cloud”")


def test_every_request_is_a_line_and_the_newest_stands_first(shell: Shell, network: NetworkByHeart) -> None:
    now = time.time()
    network.listed = (
        Request("1", now - 60, "hub.example", Why.SEARCH, "poets", 300, 2_000),
        Request("2", now, "api.cloud.example", Why.ANSWER, "big-1", 1_400, None, 0.002),
    )

    shell.window.leaving.turned_to.emit()

    wait_for(shell, "2 requests")
    assert [line[1:] for line in lines(shell)] == [
        ("api.cloud.example", "Answer: big-1", "1 kB", "–"),
        ("hub.example", "Search: poets", "300 bytes", "2 kB"),
    ]
    assert lines(shell)[0][0].startswith("today ")
    assert shell.button("What leaves: 2 today")


def test_costs_are_told_where_they_are_known_and_never_made_up(shell: Shell, network: NetworkByHeart) -> None:
    assert any("is not known" in each.text() for each in shell.labels())

    network.costs = Cost(0.42, 2, 1.3)
    shell.window.leaving.turned_to.emit()

    wait_for(shell, "0.42, and 2 answers of unknown price.")
    wait_for(shell, "Saved by your small tiers: 0.88.")


def test_a_month_is_limited(shell: Shell, paths: Paths) -> None:
    shell.click("Set a limit…")
    limit = dialog(shell, CapDialog)
    amount = field(limit, "The most that a month may cost")

    amount.setText("plenty")
    press(limit, "Save")
    assert "Write a number, such as 5 or 2.50." in state(limit)
    amount.setText("2,5")
    press(limit, "Save")

    assert SettingsFile(paths.choices).load().monthly_cap == 2.5
    shell.click("Limit 2.50 a month…")
    press(dialog(shell, CapDialog), "No limit")
    assert SettingsFile(paths.choices).load().monthly_cap is None


def test_offline_is_said_on_the_page_too(shell: Shell) -> None:
    shell.click("Work offline")

    wait_for(shell, "Offline: nothing leaves until you go online again")
    assert shell.button("Work offline: on")
    shell.click("Go online")
    assert shell.button("Work offline: off")


def test_a_service_is_tested_and_says_how_it_went(shell: Shell, network: NetworkByHeart) -> None:
    shell.click("Test Remote")
    wait_for(shell, "answers in 0.2 s")

    network.fault = REFUSED
    shell.click("Test Remote")

    wait_for(shell, "The service does not know this key. Store another one.")
    assert [each.host for each in network.asked] == ["api.cloud.example"] * 2


def test_a_service_leaves_the_ladder(shell: Shell, paths: Paths) -> None:
    shell.window.leaving.services.added.emit()
    add = dialog(shell, ServiceDialog)
    field(add, "Model").setText("big-1")
    press(add, "Add")
    shell.bot.waitUntil(paths.ladder.exists)

    shell.bot.waitUntil(lambda: shell.button("Take Remote 2 off the ladder") is not None)
    shell.click("Take Remote 2 off the ladder")
    answer_box(shell.window, "Remove")

    assert [tier.name for tier in read_ladder(paths.ladder).tiers] == ["XS", "S"]
    assert "remote" not in paths.ladder.read_text()


def test_a_service_is_chosen_its_models_listed_and_it_joins_the_ladder(
    shell: Shell, network: NetworkByHeart, paths: Paths
) -> None:
    network.offers = (Offer("big-1", 8192, Price(1.5, 6.0)), Offer("small-1"))
    shell.click("Add a service…")
    add = dialog(shell, ServiceDialog)
    field(add, "Key").setText("sk-unseen")

    press(add, "List models")
    shell.bot.waitUntil(lambda: "2 models to choose from." in state(add))
    assert field(add, "Key").text() == ""
    press(add, "Test")
    shell.bot.waitUntil(lambda: "answers in 0.2 s" in state(add))
    press(add, "Add")

    shell.bot.waitUntil(paths.ladder.exists)
    tier = read_ladder(paths.ladder).tiers[-1]
    service = Service("https://api.cloud.example/v1", "big-1", "cloud", Price(1.5, 6.0))
    assert (tier.name, tier.source) == ("Remote 2", service)
    assert network.keys == {"cloud": "sk-unseen"}
    assert "sk-unseen" not in paths.ladder.read_text()


def test_a_key_that_was_typed_without_a_name_is_named_once_it_is_kept(
    shell: Shell, network: NetworkByHeart, paths: Paths
) -> None:
    network.unkept = AppError("The keyring of this system is locked.", "Unlock it, and try again.")
    shell.click("Add a service…")
    add = dialog(shell, ServiceDialog)
    add.findChildren(QComboBox)[0].setCurrentIndex(1)
    field(add, "Key").setText("sk-unseen")
    field(add, "Model").setText("big-1")

    press(add, "Test")
    shell.bot.waitUntil(lambda: "answers in 0.2 s" in state(add))
    forgotten = "The key “localhost” is known until this program ends. The keyring of this system is locked."
    assert forgotten in state(add)
    press(add, "Add")

    shell.bot.waitUntil(paths.ladder.exists)
    source = read_ladder(paths.ladder).tiers[-1].source
    assert isinstance(source, Service)
    assert source.key == "localhost"
    assert forgotten in shell.window.notice.words


def test_what_is_wanting_is_said_before_anybody_is_asked(shell: Shell, network: NetworkByHeart) -> None:
    shell.click("Add a service…")
    add = dialog(shell, ServiceDialog)

    press(add, "Test")

    shell.bot.waitUntil(lambda: any("Which model is to be asked?" in each for each in state(add)))
    add.findChildren(QComboBox)[0].setCurrentIndex(2)
    press(add, "List models")
    shell.bot.waitUntil(lambda: any("no address of a service" in each for each in state(add)))
    assert network.asked == []


def test_a_key_that_no_keyring_takes_is_said_to_be_forgotten(shell: Shell, network: NetworkByHeart) -> None:
    network.unkept = AppError("The keyring of this system is locked.", "Unlock it, and try again.")
    shell.click("Keys…")
    keys = dialog(shell, KeysDialog)
    field(keys, "Name of the key").setText("cloud")
    field(keys, "Key").setText("sk-unseen")

    press(keys, "Keep")

    shell.bot.waitUntil(lambda: any("is locked" in each for each in state(keys)))
    assert "Until then, this key is known until the program ends." in " ".join(state(keys))


def test_keys_are_named_kept_and_removed_and_never_shown(shell: Shell, network: NetworkByHeart) -> None:
    shell.click("Keys…")
    keys = dialog(shell, KeysDialog)
    field(keys, "Name of the key").setText("cloud")
    field(keys, "Key").setText("sk-unseen")
    assert field(keys, "Key").echoMode() is QLineEdit.EchoMode.Password

    press(keys, "Keep")
    shell.bot.waitUntil(lambda: "“cloud” is kept in the keyring." in state(keys))
    shell.bot.waitUntil(lambda: "cloud" in state(keys))
    press(keys, "Remove")
    answer_box(keys, "Cancel")
    assert network.keys
    press(keys, "Remove")
    answer_box(keys, "Remove")

    shell.bot.waitUntil(lambda: "“cloud” is removed." in state(keys))
    assert network.keys == {}
