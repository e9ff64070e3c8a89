"""What is done in the window for each picture of it."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from installer.photographer import Photographer, wait
from installer.sample_branches import FOLDER
from matryoshka.chat.comparing.grid import Vote
from matryoshka.chat.ladder import Sampling
from matryoshka.chat.preset import Preset
from matryoshka.ui import commands
from matryoshka.ui.compare.batch_conduct import BatchConduct
from matryoshka.ui.compare.page import ComparePage
from matryoshka.ui.manner.panel import MannerPanel
from matryoshka.ui.wishes import OpenLink

Scene = Callable[[Photographer], None]
TEACHER = Preset(
    system="You are a patient French teacher. Correct my mistakes first, then answer in simple French.",
    sampling=Sampling(temperature=0.7, max_tokens=400),
)
SUM = "What is the sum of the numbers from 1 to 100 without every 7th?"
POEM = "Write a poem about the sea"
LETTER = "Write a letter to ann@example.org about the sea"
ASKED = "Which tower is the highest, and how long does a stone fall from it?"
FILE = [
    *((f"What is {number} + {3 * number}?", "sums") for number in (2, 14, 31)),
    *((f"What is {number} × 7?", "products") for number in (3, 6, 9)),
]
TOWERS = {
    "towers.csv": "tower,metres\nclock tower,20\nwater tower,45\nold lighthouse,63\n",
    "notes.md": "# Towers\n\n- The clock tower leans.\n- Nobody is let onto the water tower.\n",
}


def asking(photographer: Photographer) -> None:
    photographer.shoot("first")
    photographer.ask("2+2")
    photographer.ask(SUM)
    photographer.shoot("chat")
    commanding(photographer)
    photographer.new_chat()
    photographer.ask(SUM)
    photographer.open_seam()
    photographer.shoot("seam")
    photographer.new_chat()
    photographer.ask(POEM)
    photographer.shoot("declined")


def commanding(photographer: Photographer) -> None:
    """All that can be done: as a list to type at, and with its keys."""
    window = photographer.window
    commands.PALETTE.run_in(window)
    photographer.shoot("commands")
    photographer.press(Qt.Key.Key_Escape)
    for command in (commands.KEYS, commands.SETTINGS):
        command.run_in(window)
        photographer.shoot(command.id)
    window.show_chat()


def reading(photographer: Photographer) -> None:
    transcript = photographer.window.view.transcript
    photographer.shoot("code")
    transcript.setFocus()
    photographer.press(Qt.Key.Key_Home)
    wait(2000)
    photographer.shoot("formulas")
    photographer.find("backwards")
    photographer.press(Qt.Key.Key_Escape)
    photographer.shoot("thinking")
    photographer.find("stone")
    photographer.shoot("find")
    photographer.press(Qt.Key.Key_Escape)
    transcript.wished.emit(OpenLink("https://xn--e1afmkfd.example.org/falling?from=20"))
    photographer.shoot("link")


def leaving(photographer: Photographer) -> None:
    photographer.ask(LETTER)
    photographer.shoot("consent")
    photographer.window.show_leaving()
    photographer.shoot("leaves")


def measuring(photographer: Photographer) -> None:
    photographer.window.show_calibration()
    photographer.shoot("when-to-ask")


def attaching(photographer: Photographer) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in TOWERS]
        for file in files:
            file.write_text(TOWERS[file.name], encoding="utf-8")
        photographer.attach(*files)
        photographer.window.view.composer.put(ASKED)
        photographer.shoot("attached")


def comparing(photographer: Photographer) -> None:
    """One question, then a file of them, then what votes say."""
    window, page = photographer.window, _compared(photographer)
    (batch,) = page.findChildren(BatchConduct)
    photographer.shoot("compare")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sums.jsonl"
        file.write_text("\n".join(json.dumps({"question": each, "family": kind}) for each, kind in FILE))
        batch.read(file)
        _until_answered(page)
    for number in range(len(FILE)):
        page.batch.stepped.emit(-1 if number else 0)
        page.views["S"].voted.emit("S", Vote.BEST if number % 3 else Vote.FINE)
        page.views["XS"].voted.emit("XS", Vote.FINE if number % 3 else Vote.BEST)
    photographer.shoot("batch")
    commands.WINS.run_in(window)
    photographer.shoot("wins")


def comparing_three(photographer: Photographer) -> None:
    _compared(photographer)
    photographer.shoot("compare-three")


def comparing_four(photographer: Photographer) -> None:
    """Four columns have room in a large window."""
    photographer.window.resize(1680, 900)
    _compared(photographer)
    photographer.shoot("compare-four")


def _compared(photographer: Photographer) -> ComparePage:
    """The page with one question, answered by every tier."""
    commands.COMPARE.run_in(photographer.window)
    (page,) = photographer.window.findChildren(ComparePage)
    page.card.put(SUM)
    photographer.press(Qt.Key.Key_Return)
    _until_answered(page)
    return page


def _until_answered(page: ComparePage) -> None:
    wait(1000)
    while page.card.busy:
        wait(50)


def branching(photographer: Photographer) -> None:
    photographer.shoot("branches")


def seeking(photographer: Photographer) -> None:
    photographer.seek("stone")
    photographer.shoot("search")


def asking_otherwise(photographer: Photographer) -> None:
    photographer.window.top_bar.manner.click()
    (panel,) = photographer.window.findChildren(MannerPanel)
    panel.form.show_preset(TEACHER)
    photographer.shoot("preset", panel)
    panel.reject()
    QTest.keyClicks(photographer.window.view.composer.edit, "/")
    photographer.shoot("templates")


def filing(photographer: Photographer) -> None:
    photographer.open(FOLDER)
    photographer.open("Garden path")
    photographer.shoot("folders")
