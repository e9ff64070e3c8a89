"""A key of the desktop leads to the small window: asked for on a real bus of a portal, which may refuse."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox

from matryoshka.ui.compact.window import CompactWindow
from support.portals import Desk, open_bus, open_portal
from support.shell import Shell

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only the Linux desktop has a portal")
OTHER_WAY = "matryoshka --compact"
ASKED = ["Register", "CreateSession", "BindShortcuts"]


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Of the bus of this person's session."""
    with open_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


def switch(shell: Shell) -> QCheckBox:
    """Of the page of settings."""
    (found,) = [
        each
        for each in shell.window.findChildren(QCheckBox)
        if each.accessibleName() == "A key over all windows"
    ]
    return found


def is_open() -> bool:
    return any(
        isinstance(each, CompactWindow) and each.isVisible() for each in QApplication.topLevelWidgets()
    )


def told_of_the_other_way(shell: Shell) -> bool:
    return OTHER_WAY in shell.window.notice.words and not switch(shell).isChecked()


def test_nothing_is_asked_of_the_desktop_until_the_person_wants_it(address: str, shell: Shell) -> None:
    with open_portal(address) as desk:
        shell.bot.wait(50)
        assert desk.asked == []

        switch(shell).click()
        shell.bot.waitUntil(lambda: desk.names == ASKED)


def bound(shell: Shell, desk: Desk) -> None:
    """The person has seen which key it is."""
    shell.window.sidebar.settings.click()
    switch(shell).click()
    shell.bot.waitUntil(lambda: any("Meta+M now asks" in each.text() for each in shell.labels()))
    assert desk.names == ASKED


def test_the_key_opens_the_small_window(address: str, shell: Shell) -> None:
    with open_portal(address) as desk:
        bound(shell, desk)
        desk.press(key="another")
        desk.press(session="/of/another/program")
        shell.bot.wait(50)
        assert not is_open()

        desk.press()
        shell.bot.waitUntil(is_open)


def test_an_older_portal_knows_no_registry_and_gives_the_key_all_the_same(address: str, shell: Shell) -> None:
    with open_portal(address, old=True) as desk:
        bound(shell, desk)


def test_a_person_who_tells_the_desktop_no_hears_of_the_other_way(address: str, shell: Shell) -> None:
    with open_portal(address, refuses=True):
        switch(shell).click()
        shell.bot.waitUntil(lambda: told_of_the_other_way(shell))


@pytest.mark.usefixtures("address")
def test_where_no_portal_is_the_other_way_is_told(shell: Shell) -> None:
    switch(shell).click()
    shell.bot.waitUntil(lambda: told_of_the_other_way(shell))


@pytest.mark.parametrize("nowhere", ["unix:path=/nowhere/bus", "nonsense", "tcp:host=localhost,port=1", ""])
def test_where_no_bus_is_the_other_way_is_told(
    nowhere: str, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", nowhere)
    switch(shell).click()

    assert told_of_the_other_way(shell)


def test_a_bus_that_goes_away_takes_the_key_with_it(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with open_portal(address) as desk:
            bound(shell, desk)
    shell.bot.waitUntil(lambda: told_of_the_other_way(shell))


def test_the_key_is_given_back_when_it_is_wanted_no_more(address: str, shell: Shell) -> None:
    with open_portal(address) as desk:
        bound(shell, desk)
        switch(shell).click()
        desk.press()
        shell.bot.wait(50)

        assert not is_open()
