"""Measures the window: `window.py [--rounds 3] [--json FILE] [--only …]`."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[0:1] = [str(root / "tests"), str(root)]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from benchmarks.window_command import main

    sys.exit(main(sys.argv[1:]))
