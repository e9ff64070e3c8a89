"""Makes the pictures in resources/screenshots from the real window and the built-in models, unseen.

Run it with the interpreter of .venv, once it is set up.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from matryoshka import furnish
from matryoshka.calibrating import Calibrating
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder, Sampling, Tier
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.chat.service import Price, Service
from matryoshka.chat.store import ChatStore
from matryoshka.engines.rack import Rack
from matryoshka.learning.calibration.asked import Asked
from matryoshka.learning.evaluation.records import Exercise
from matryoshka.learning.own_exam import OwnExam
from matryoshka.paths import Paths, resources
from matryoshka.settings import Appearance, Settings, SettingsFile
from matryoshka.ui.main import application, open_window
from matryoshka.ui.window import Window

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "screenshots"
MEASURED = Paths(*[ROOT / "build" / "screenshots"] * 3)
"""What was measured of the built-in tiers for the pictures."""
SIZE = (1180, 800)
USUAL = Path("~/.config/matryoshka")
"""The folder that the pictures speak of; nothing is written there."""
SUM = "What is the sum of the numbers from 1 to 100 without every 7th?"
POEM = "Write a poem about the sea"
LETTER = "Write a letter to ann@example.org about the sea"


def main() -> None:
    """Every appearance at every scale in a process of its own: Qt reads the scale once."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    _measure(builtin_ladder(), MEASURED)
    for scale in ("1", "2"):
        for appearance in (Appearance.LIGHT, Appearance.DARK):
            unseen = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
            subprocess.run([sys.executable, __file__, appearance, scale], env=unseen, check=True)


@dataclass(frozen=True, slots=True)
class Photographer:
    """Asks as a person would, and keeps what the window shows."""

    window: Window
    suffix: str

    def shoot(self, name: str) -> None:
        _wait(600)
        self.window.grab().save(str(FOLDER / f"{name}{self.suffix}.png"))

    def ask(self, text: str) -> None:
        self.window.view.composer.put(text)
        self.press(Qt.Key.Key_Return)
        while self.window.view.composer.busy:
            _wait(20)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.focusWidget(), key)

    def new_chat(self) -> None:
        self.window.sidebar.new_chat.click()

    def open_seam(self) -> None:
        """The seam is the first thing in the answers that Tab comes to."""
        self.window.view.transcript.setFocus()
        self.press(Qt.Key.Key_Tab)
        self.press(Qt.Key.Key_Return)
        self.window.view.composer.setFocus()


def take_pictures(appearance: str, scale: str) -> None:
    application()
    with tempfile.TemporaryDirectory() as home, closing(Rack()) as rack:
        paths = Paths(Path(home), Path(home), Path(home))
        SettingsFile(paths.settings / "settings.json").save(
            Settings(Appearance(appearance), less_motion=True, welcomed=True)
        )
        suffix = f"-{appearance}{'' if scale == '1' else '@2x'}"
        _open(builtin_ladder(), rack, paths, lambda window: _tell(Photographer(window, suffix)))
        _open(_with_service(), rack, paths, lambda window: _tell_what_leaves(Photographer(window, suffix)))
        copytree(MEASURED.calibrations, paths.calibrations)
        _open(builtin_ladder(), rack, paths, lambda window: _tell_when_to_ask(Photographer(window, suffix)))


def _open(ladder: Ladder, rack: Rack, paths: Paths, tell: Callable[[Window], None]) -> None:
    parts = furnish.parts(ladder, rack, paths, USUAL / "ladder.toml")
    with closing(ChatStore(paths.store)) as store:
        window, conduct, _ = open_window(parts, store, paths)
        window.resize(*SIZE)
        conduct.wake()
        _wait(2000)
        tell(window)
        window.close()


def _measure(ladder: Ladder, paths: Paths) -> None:
    """How well the tiers know when to ask, unless it is known; that takes some minutes."""
    with closing(Rack()) as rack:
        calibrating = Calibrating(rack, paths, _exam())
        if not all(each.found for each in calibrating.known(ladder, Stop())):
            for _ in calibrating.measure(ladder, Stop()):
                pass


def _exam() -> list[Asked]:
    """Questions of the kinds that the built-in tiers were made for, each once."""
    rows = OwnExam.read(resources() / "training", resources() / "evaluation").rows(400, seed=12, turn=1)
    known = [row for row in rows if not row["beyond"]][:240]
    return [
        Asked(Exercise(row["question"], tuple(row["answer"]), row["family"], line))
        for line, row in enumerate(known, start=1)
    ]


def _with_service() -> Ladder:
    """The built-in tiers, and above them a service that is never asked here."""
    service = Service("https://api.example.org/v1", "big-1", "example", Price(1.5, 6.0))
    top = Tier("Remote", service, service.model, sampling=Sampling(max_tokens=1000))
    return Ladder((*builtin_ladder().tiers, top))


def _wait(milliseconds: int) -> None:
    """QTest.qWait would keep the other threads from running."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _tell(photographer: Photographer) -> None:
    photographer.shoot("first")
    photographer.ask("2+2")
    photographer.ask(SUM)
    photographer.shoot("chat")
    photographer.new_chat()
    photographer.ask(SUM)
    photographer.open_seam()
    photographer.shoot("seam")
    photographer.new_chat()
    photographer.ask(POEM)
    photographer.shoot("declined")


def _tell_what_leaves(photographer: Photographer) -> None:
    photographer.ask(LETTER)
    photographer.shoot("consent")
    photographer.window.show_leaving()
    photographer.shoot("leaves")


def _tell_when_to_ask(photographer: Photographer) -> None:
    photographer.window.show_calibration()
    photographer.shoot("when-to-ask")


if __name__ == "__main__":
    take_pictures(*sys.argv[1:]) if sys.argv[1:] else main()
