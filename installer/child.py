"""Runs a long program quietly: its lines become a sign of life, and its last words an explanation."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from installer import places
from installer.causes import cause
from installer.say import Step, Trouble

COMPILING = re.compile(r"\s*\[(\d+/\d+)\] (?:.*[\s/\\])?(\S*)$")
FETCHING = re.compile(r"\s*(?:Collecting|Downloading|Processing|Get:\d+|Unpacking|Setting up) (\S*)")


class Failed(Trouble):
    """A program ended badly; its output is kept for whoever wants to read it."""

    def __init__(self, command: Sequence[str], output: Sequence[str]) -> None:
        text = "\n".join(output)
        last_words = "\n".join(f"    {line}" for line in output[-12:])
        unknown = f"{Path(command[0]).name} failed.", f"{last_words}\nThese were its last words."
        title, remedy = cause("\n".join(output[-200:])) or unknown
        super().__init__(title, f"{remedy}\n{keep(command, text)}".rstrip())


def keep(command: Sequence[str], text: str) -> str:
    log = places.cache() / "setup.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(f"{' '.join(map(str, command))}\n\n{text}\n", encoding="utf-8")
    except OSError:
        return ""
    return f"Everything it said: {log}"


def run(command: Sequence[str], step: Step, environment: Mapping[str, str] | None = None) -> None:
    """Run a program to its end, telling the step what it is doing."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        cwd=places.ROOT,
        env=dict(environment) if environment is not None else clean_environment(),
        start_new_session=os.name == "posix",
    ) as child:
        try:
            output = follow(child, step)
        except BaseException:
            end(child)
            raise
    if child.returncode:
        raise Failed(command, output)


def follow(child: subprocess.Popen[str], step: Step) -> list[str]:
    """Read the child's lines in a thread, so that the step ticks in silence too."""
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def pump() -> None:
        for line in child.stdout or ():
            lines.put(line.rstrip())
        lines.put(None)

    threading.Thread(target=pump, daemon=True).start()
    output: list[str] = []
    while True:
        try:
            line = lines.get(timeout=1)
        except queue.Empty:
            step.tick()
            continue
        if line is None:
            return output
        output.append(line)
        step.tick(doing(line))


def doing(line: str) -> str:
    """What a line of output says about the work, if it says anything worth telling."""
    if compiled := COMPILING.search(line):
        return f"[{compiled[1]}] {compiled[2].strip(':')}"
    if line.startswith("Installing collected packages"):
        return "unpacking"
    fetched = FETCHING.match(line)
    return fetched[1] if fetched else ""


def end(child: subprocess.Popen[str]) -> None:
    """End the child and all that it started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(child.pid)], capture_output=True, check=False)
    else:
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    child.wait()


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what would lead pip astray."""
    astray = {"PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_HASHES"}
    kept = {name: value for name, value in os.environ.items() if name not in astray}
    return kept | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PYTHONUNBUFFERED": "1"} | more
