"""Starts the program as a process of its own, with a visitor who types a key and reads every chat."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

_CHILD = Path(__file__).with_name("visitor_child.py")


def visit(home: Path) -> dict[str, float]:
    """What the visitor of the program over that folder tells: `first_key`, `first_key_processor` in seconds;
    `empty`, `resident` and `proportional` in MiB.
    """
    environment = os.environ | {"MATRYOSHKA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(_CHILD), str(time.time())]
    said = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    told: dict[str, float] = json.loads(said)
    return told
