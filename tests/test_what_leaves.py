"""What can leave this computer: nothing until a person asks a hub, and then no more than the question."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from matryoshka.chat.engine import Stop
from matryoshka.models.hub.api import Hub
from matryoshka.settings import Appearance, Settings, SettingsFile
from support.borders import OPEN_BORDER
from support.command import environment, run
from support.fetching import fetcher
from support.hub import open_hub
from support.watching import heard, watched

REPO = "Owner/Model"
FILE = "Model-Q4_K_M.gguf"
ANSWERED_HERE = [
    ("ask", "2+2"),
    ("ask", "--only", "XS", "--save", "hello"),
    ("models", "list"),
    ("models", "--help"),
    ("models", "verify"),
    ("requests",),
]
WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from matryoshka import cli
from matryoshka.ui.main import application

application()
QTimer.singleShot(1500, QApplication.closeAllWindows)
raise SystemExit(cli.main([]))
"""
CHAT = """
import sys
sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from matryoshka import cli
from matryoshka.ui import commands
from matryoshka.ui.main import application
from matryoshka.ui.window import Window
from support.reading import said

def ask():
    window().view.composer.asked.emit("Who wrote Faust?")
    look.start()

def wait():
    if "would ask L" in said(window().view.transcript):
        look.stop()
        change()
        QTimer.singleShot(1500, QApplication.closeAllWindows)

def change():
    bar, side = window().top_bar, window().sidebar
    side.settings.click()
    commands.APPEARANCE.run_in(window())
    for page in (window().show_models, window().show_leaving, window().show_calibration, window().show_chat):
        page()
    bar.lock.click()
    window().leaving.overview.offline_wished.emit(True)
    window().leaving.overview.offline_wished.emit(False)

def window():
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, Window))

application()
look = QTimer(interval=50)
look.timeout.connect(wait)
QTimer.singleShot(500, ask)
QTimer.singleShot(60000, lambda: QApplication.exit(3))
raise SystemExit(cli.main([]))
"""
LADDER = """
[[tier]]
name = "XS"
model = "builtin:xs"

[[tier]]
name = "L"
remote = "http://localhost:9/v1"
model = "big-1"
key = "keyring:work"
"""
REQUESTS = [
    r"GET /api/models\?[\w&=+%]*",
    r"GET /api/models/Owner/Model\?blobs=(true|True)",
    r"GET /Owner/Model/resolve/[0-9a-f]{40}/Model-Q4_K_M\.gguf",
    r"GET /storage/[0-9a-f]{64}",
]
HEADERS = {"host", "user-agent", "accept", "accept-encoding", "connection", "range", "authorization"}


@pytest.mark.parametrize("words", ANSWERED_HERE, ids=" ".join)
def test_what_is_done_here_asks_nobody(words: tuple[str, ...], tmp_path: Path) -> None:
    result = run(*words, home=tmp_path, **watched(tmp_path / "watch"))

    assert result.returncode == 0, result.stderr
    assert heard(tmp_path / "watch") == []


def test_the_window_opens_without_asking_anybody(tmp_path: Path) -> None:
    watch = environment(tmp_path, QT_QPA_PLATFORM="offscreen", **watched(tmp_path / "watch"))
    result = subprocess.run([sys.executable, "-c", WINDOW], env=watch, capture_output=True, check=False)

    assert result.returncode == 0, result.stderr
    assert heard(tmp_path / "watch") == []


def test_start_chat_and_settings_ask_nobody_although_a_service_is_on_the_ladder(tmp_path: Path) -> None:
    (tmp_path / "ladder.toml").write_text(LADDER, encoding="utf-8")
    SettingsFile(tmp_path / "settings.json").save(Settings(welcomed=True))
    watch = environment(tmp_path, QT_QPA_PLATFORM="offscreen", **watched(tmp_path / "watch"))
    tests = str(Path(__file__).parent)
    result = subprocess.run([sys.executable, "-c", CHAT, tests], env=watch, capture_output=True, check=False)

    assert result.returncode == 0, result.stderr
    assert heard(tmp_path / "watch") == []
    assert not (tmp_path / "requests.jsonl").exists()
    chosen = SettingsFile(tmp_path / "settings.json").load()
    assert (chosen.appearance, chosen.offline) == (Appearance.DARK, False)


def test_what_speaks_with_hubs_is_not_loaded_before_one_is_asked() -> None:
    names = ["huggingface_hub", "httpx2", "keyring", "openai"]
    code = f"import sys, matryoshka.cli; sys.exit(any(name in sys.modules for name in {names}))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_watch_hears_when_somebody_is_asked(tmp_path: Path) -> None:
    with open_hub() as hub:
        run("models", "search", "x", home=tmp_path, HF_ENDPOINT=hub.endpoint, **watched(tmp_path / "watch"))

    assert heard(tmp_path / "watch") == ["look up 127.0.0.1", "connect 127.0.0.1"]


def test_a_hub_is_asked_for_lists_and_files_and_told_who_asks_and_nothing_else(tmp_path: Path) -> None:
    with open_hub() as loopback:
        loopback.put(REPO, FILE, bytes(100_000))
        hub = Hub(loopback.endpoint, OPEN_BORDER)
        hub.search("two words")
        model = hub.model(f"{REPO}/{FILE}")
        hub.source(model.parts[0]).read(0, 100)
        list(fetcher(loopback, tmp_path).fetch(model, Stop()))

    asked = {f"{request.method} {request.path}" for request in loopback.requests}
    assert [line for line in asked if not any(re.fullmatch(form, line) for form in REQUESTS)] == []
    assert [form for form in REQUESTS if not any(re.fullmatch(form, line) for line in asked)] == []
    assert {name for request in loopback.requests for name in request.headers} <= HEADERS
    assert {request.headers["user-agent"] for request in loopback.requests} == {"matryoshka"}
