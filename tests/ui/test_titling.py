"""While nothing else is done a chat gets a better title, unless a person gave it one or wishes none."""

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

from pytestqt.qtbot import QtBot

from matryoshka import build
from matryoshka.chat.conversation import Conversation
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.store import ChatStore
from matryoshka.engines.rack import Rack
from matryoshka.paths import Paths
from matryoshka.settings import SettingsFile
from matryoshka.titling import Titling
from matryoshka.ui.choices import Choices
from matryoshka.ui.titling import TitleConduct
from support.parrots import Owns, write_parrot
from support.shell import Shell, open_shell, parts


@dataclass
class TitlesByHeart:
    """Calls every chat “A sum”, once it is let."""

    asked: list[str] = field(default_factory=list)
    let: threading.Event = field(default_factory=threading.Event)

    def title(self, conversation: Conversation, ladder: Ladder, stop: Stop) -> Iterator[str]:
        del ladder
        self.asked.append(conversation.title)
        forget = stop.when_set(self.let.set)
        self.let.wait()
        forget()
        if not stop.is_set():
            yield "A sum"


def titled(shell: Shell, paths: Paths, titles: TitlesByHeart) -> Choices:
    """The window has titles given after no rest at all."""
    choices = Choices(SettingsFile(paths.choices))
    TitleConduct(shell.window, shell.conduct.desk, choices, titles, rest=0)
    return choices


def test_an_answered_chat_is_called_otherwise_in_the_list_and_on_the_disk(shell: Shell, paths: Paths) -> None:
    titles = TitlesByHeart()
    titles.let.set()
    titled(shell, paths, titles)
    shell.ask("2+2")

    shell.bot.waitUntil(lambda: shell.titles() == ["A sum"])
    assert shell.kept()[0].title == "A sum"
    assert shell.window.windowTitle().startswith("A sum")


def test_a_title_that_a_person_gave_meanwhile_stays(shell: Shell, paths: Paths) -> None:
    titles = TitlesByHeart()
    titled(shell, paths, titles)
    shell.ask("2+2")
    shell.bot.waitUntil(lambda: titles.asked == ["2+2"])
    shell.conduct.desk.archive.rename(shell.kept()[0].id, "Mine")
    titles.let.set()
    shell.bot.waitUntil(lambda: shell.jobs() == [])

    assert shell.titles() == ["Mine"]


def test_who_types_is_not_kept_waiting(shell: Shell, paths: Paths) -> None:
    titles = TitlesByHeart()
    titled(shell, paths, titles)
    shell.ask("2+2")
    shell.bot.waitUntil(lambda: titles.asked == ["2+2"])
    shell.window.view.composer.put("and")

    assert titles.let.is_set()
    assert shell.kept()[0].title == "2+2"


def test_nobody_is_asked_where_the_person_wishes_none(shell: Shell, paths: Paths) -> None:
    titles = TitlesByHeart()
    choices = titled(shell, paths, titles)
    choices.choose_titling(False)
    shell.ask("2+2")
    choices.choose_titling(True)
    shell.bot.waitUntil(lambda: titles.asked == ["2+2"])

    assert choices.settings.titling


def test_a_loaded_model_names_the_chat_in_the_window(qtbot: QtBot, paths: Paths) -> None:
    path = write_parrot(paths.data / "dolls.gguf", " Dolls in dolls", owns=Owns.NOTHING, context=4096)
    ladder = Ladder((Tier("S", path, path.name),))
    with closing(Rack(on_battery=lambda: False)) as rack, closing(ChatStore(paths.store)) as store:
        answers = build.cascade(ladder, rack, remedy="")
        shell = open_shell(store, paths, qtbot, parts(paths, ladder, answers))
        choices = Choices(SettingsFile(paths.choices))
        TitleConduct(shell.window, shell.conduct.desk, choices, Titling(rack), rest=0)
        shell.ask("What is in a matryoshka?")
        try:
            qtbot.waitUntil(lambda: shell.titles() == ["Dolls in dolls"])
        finally:
            shell.window.close()
