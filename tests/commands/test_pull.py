"""A model is fetched in the terminal, and an interrupted one goes on."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.command import command, environment, run
from support.fetching import REPO, content, put
from support.hub import Hub, open_hub

MB = 1 << 20
SOURCE = f"{REPO}/doll.gguf"


@pytest.fixture
def hub() -> Iterator[Hub]:
    with open_hub() as each:
        yield each


def variables(hub: Hub, home: Path) -> dict[str, str]:
    return {"HF_ENDPOINT": hub.endpoint, "HF_HOME": str(home / "hf"), "HOME": str(home)}


def pull(hub: Hub, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run("models", "pull", *arguments, home=home, **variables(hub, home))


def start(hub: Hub, home: Path, least: int) -> subprocess.Popen[bytes]:
    """A pull that has fetched at least so many bytes."""
    program = subprocess.Popen(
        command("models", "pull", SOURCE),
        env=environment(home, **variables(hub, home)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    while sum(part.stat().st_size for part in home.rglob("*.incomplete")) < least:
        assert program.poll() is None
        time.sleep(0.01)
    return program


def test_where_the_model_lies_is_the_output_and_how_it_went_is_not(hub: Hub, tmp_path: Path) -> None:
    put(hub, content(2 * MB))
    result = pull(hub, tmp_path, SOURCE)

    assert result.returncode == 0, result.stderr
    assert Path(result.stdout.strip()).read_bytes() == content(2 * MB)
    assert "doll: whole and checked" in result.stderr


def test_json_is_one_event_a_line(hub: Hub, tmp_path: Path) -> None:
    put(hub, content(1000))
    events = [json.loads(line) for line in pull(hub, tmp_path, SOURCE, "--json").stdout.splitlines()]

    assert events[-1]["event"] == "fetched"
    assert Path(events[-1]["paths"][0]).read_bytes() == content(1000)


def test_ctrl_c_stops_it_and_the_same_command_goes_on(hub: Hub, tmp_path: Path) -> None:
    hub.speed = 4 * MB
    put(hub, content(8 * MB))
    program = start(hub, tmp_path, MB)
    program.send_signal(signal.SIGINT)
    _, said = program.communicate(timeout=120)
    assert program.returncode == 130
    assert b"The same command goes on from there." in said

    hub.speed = None
    assert pull(hub, tmp_path, SOURCE).returncode == 0
    assert hub.asked("/storage/")[-1].start >= MB


def test_after_a_kill_it_goes_on_from_the_byte_where_it_was(hub: Hub, tmp_path: Path) -> None:
    hub.speed = 4 * MB
    put(hub, content(8 * MB))
    program = start(hub, tmp_path, MB)
    program.kill()
    program.communicate()

    hub.speed = None
    assert pull(hub, tmp_path, SOURCE).returncode == 0
    assert hub.asked("/storage/")[-1].start >= MB


def test_a_model_that_is_not_there_is_told_in_a_sentence(hub: Hub, tmp_path: Path) -> None:
    put(hub, content(1000))
    result = pull(hub, tmp_path, f"{REPO}/other.gguf")

    assert result.returncode == 1
    assert "other.gguf" in result.stderr
    assert "Traceback" not in result.stderr
