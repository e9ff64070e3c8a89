"""From a search to an answer: a model is judged, fetched, cancelled, paused, gone on with, and asked."""

import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from matryoshka import build, furnish
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder_file import builtin_ladder, read_ladder
from matryoshka.chat.store import ChatStore
from matryoshka.errors import UsageFault
from matryoshka.models.fetching import Paused
from matryoshka.paths import Paths
from matryoshka.ui.garbage import GarbageWatch
from matryoshka.ui.models.rows import Verb
from matryoshka.ui.models.tabs import Tab
from support.fetching import put
from support.hub import Hub, open_hub
from support.parrots import write_parrot
from support.shell import Shell, open_shell
from support.stocks import COMPUTER
from support.visits import Visit

REPO, NAME, LINE = "poets/Poet-1B-GGUF", "Poet-1B-Q8_0", "Roses are red"
SLOW = 20_000
"""Bytes a second: the parrot takes some."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="homes are set by HOME here")


@pytest.fixture
def hub() -> Iterator[Hub]:
    with open_hub() as hub:
        yield hub


@pytest.fixture
def paths(tmp_path: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """Of a person whose home is empty, and who asks the hub on loopback."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
    return Paths(tmp_path, tmp_path, tmp_path / "cache")


@pytest.fixture
def shell(paths: Paths, qtbot: QtBot) -> Iterator[Shell]:
    with closing(build.rack(paths)) as rack, closing(ChatStore(paths.store)) as store, GarbageWatch():
        parts = furnish.parts(builtin_ladder(), rack, paths, paths.ladder)
        stock = replace(furnish.stock(paths), computer=lambda _: COMPUTER)
        shell = open_shell(store, paths, qtbot, replace(parts, stock=stock))
        shell.window.resize(1180, 800)
        yield shell
        shell.window.close()


def test_a_model_of_the_hub_is_searched_judged_fetched_cancelled_paused_and_asked(
    shell: Shell, hub: Hub, paths: Paths, tmp_path: Path
) -> None:
    hub.put(REPO, f"{NAME}.gguf", write_parrot(tmp_path / "parrot.gguf", LINE).read_bytes())
    visit = Visit(shell)
    visit.look()
    assert hub.requests == []

    visit.search("poet")
    visit.wait_for(REPO, Verb.FILES, Tab.HUB)
    visit.wish(REPO, Verb.FILES, Tab.HUB)
    visit.wait_for(NAME, Verb.GET, Tab.HUB)
    shell.bot.waitUntil(lambda: _fits(visit))
    hub.speed = SLOW
    visit.wish(NAME, Verb.GET, Tab.HUB)
    visit.wait_for(NAME, Verb.PAUSE)
    visit.wish(NAME, Verb.CANCEL)
    visit.wait_until_gone(NAME)
    shell.bot.waitUntil(lambda: not list((tmp_path / "hub").rglob("*.incomplete")))
    visit.wish(NAME, Verb.GET, Tab.HUB)
    visit.wait_for(NAME, Verb.PAUSE)
    visit.wish(NAME, Verb.PAUSE)
    visit.wait_for(NAME, Verb.RESUME)
    hub.speed = None
    visit.wish(NAME, Verb.RESUME)
    visit.wait_for(NAME, Verb.USE)
    visit.wish(NAME, Verb.USE)
    visit.wait_for(NAME, Verb.IN_USE)

    poet = next(tier for tier in read_ladder(paths.ladder).tiers if tier.label == NAME)
    shell.press(Qt.Key.Key_Escape)
    shell.window.view.composer.picker.set_tier(poet.name)
    shell.begin_to_ask("A poem, please")
    shell.bot.waitUntil(lambda: not shell.busy)
    assert (shell.turn.run[-1].tier, shell.turn.run[-1].text) == (poet.name, LINE)


def _fits(visit: Visit) -> bool:
    row = visit.row(NAME, Tab.HUB)
    return row is not None and row.gauge is not None and row.gauge.words.startswith("● Fits in memory")


def test_a_mirror_whose_address_is_none_is_told_when_it_is_asked(
    paths: Paths, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "mirror.example")
    stock = furnish.stock(paths)

    with pytest.raises(UsageFault, match=r"mirror\.example"):
        stock.search_hub("poet")
    stock.queue.add(put(hub, b"model"))
    (told,) = stock.queue.run(Stop())
    assert isinstance(told.event, Paused)
    assert "mirror.example" in told.event.title
