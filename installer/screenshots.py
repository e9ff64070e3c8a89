"""Makes the pictures in resources/screenshots from the real window and the built-in models, unseen.

From the folder above this one: `.venv/bin/python -m installer.screenshots`, once it is set up.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree

from PySide6.QtCore import Qt

from installer import scenes
from installer.photographer import Photographer, wait
from installer.sample_branches import branched_chat, older_chats, put_away
from installer.sample_chat import sample_chat, sample_ladder
from installer.scenes import Scene
from matryoshka import furnish
from matryoshka.calibrating import Calibrating
from matryoshka.chat.conversation import Conversation
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
from matryoshka.settings import Appearance, Language, Settings, SettingsFile
from matryoshka.ui.composition import open_window
from matryoshka.ui.main import application

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "screenshots"
OTHERS = ROOT / "build" / "screenshots" / "views"
"""Of the views that are looked at and not shown to others."""
MEASURED = Paths(*[ROOT / "build" / "screenshots"] * 3)
"""What was measured of the built-in tiers for the pictures."""
SIZE = (1180, 800)
LEFTWARDS = "leftwards"
VIEWS = {
    "light": Settings(Appearance.LIGHT),
    "dark": Settings(Appearance.DARK),
    "contrast": Settings(Appearance.CONTRAST),
    "russian": Settings(Appearance.LIGHT, Language.RUSSIAN),
    LEFTWARDS: Settings(Appearance.LIGHT),
    "large": Settings(Appearance.LIGHT, text_size=200),
}
"""What is chosen in each; the window of one is laid out from right to left."""
SCALES = {"light": ("1", "2"), "dark": ("1", "2")}
"""Of those that README shows; of others one is enough."""
USUAL = Path("~/.config/matryoshka")
"""The folder that the pictures speak of; nothing is written there."""


def main() -> None:
    """Every view in a process of its own: Qt reads scale and direction once."""
    for folder in (FOLDER, OTHERS):
        folder.mkdir(parents=True, exist_ok=True)
    _measure(builtin_ladder(), MEASURED)
    for view, scale in [(each, scale) for each in VIEWS for scale in SCALES.get(each, ("1",))]:
        unseen = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        arguments = ["-m", "installer.screenshots", view, scale]
        subprocess.run([sys.executable, *arguments], env=unseen, cwd=ROOT, check=True)


def take_pictures(view: str, scale: str) -> None:
    app = application()
    if view == LEFTWARDS:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with tempfile.TemporaryDirectory() as home, closing(Rack()) as rack:
        paths = Paths(Path(home), Path(home), Path(home))
        SettingsFile(paths.choices).save(replace(VIEWS[view], less_motion=True, welcomed=True))
        suffix = f"-{view}{'' if scale == '1' else '@2x'}"
        studio = Studio(rack, paths, suffix, FOLDER if view in SCALES else OTHERS)
        studio.show(scenes.asking, builtin_ladder())
        studio.show(scenes.leaving, _with_service())
        studio.show(scenes.reading, sample_ladder(), sample_chat())
        studio.show(scenes.asking_otherwise, builtin_ladder())
        studio.show(scenes.branching, sample_ladder(), branched_chat())
        studio.show(scenes.seeking, sample_ladder(), *older_chats())
        with closing(ChatStore(paths.store)) as store:
            put_away(store)
        studio.show(scenes.filing, sample_ladder())
        copytree(MEASURED.calibrations, paths.calibrations)
        studio.show(scenes.measuring, builtin_ladder())
        studio.show(scenes.attaching, builtin_ladder())
        studio.show(scenes.comparing, builtin_ladder())
        studio.show(scenes.comparing_three, _with_more("M"))
        studio.show(scenes.comparing_four, _with_more("M", "L"))


@dataclass(frozen=True, slots=True)
class Studio:
    """Opens windows for scenes; their pictures end in `suffix`."""

    rack: Rack
    paths: Paths
    suffix: str
    folder: Path

    def show(self, scene: Scene, ladder: Ladder, *chats: Conversation) -> None:
        """The `chats` lie among the conversations before the window opens, and the first is shown."""
        parts = furnish.parts(ladder, self.rack, self.paths, USUAL / "ladder.toml")
        with closing(ChatStore(self.paths.store)) as store:
            for chat in chats:
                store.add_conversation(chat)
            window, conduct, _ = open_window(parts, store, self.paths)
            window.resize(*SIZE)
            conduct.wake()
            if chats:
                conduct.desk.open(chats[0].id)
            wait(2000)
            scene(Photographer(window, self.folder, self.suffix))
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


def _with_more(*names: str) -> Ladder:
    """The built-in tiers, and above them the bigger of them again, each warmer than the one before."""
    small, big = builtin_ladder().tiers
    more = (
        replace(big, name=name, label=f"S at {heat}", sampling=Sampling(temperature=heat, seed=1))
        for name, heat in zip(names, (0.7, 1.5), strict=False)
    )
    return Ladder((small, big, *more))


if __name__ == "__main__":
    take_pictures(*sys.argv[1:]) if sys.argv[1:] else main()
