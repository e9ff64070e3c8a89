"""Measures the engine against llama.cpp's own programs: `engine.py [--pairs 7] [--json FILE] [--only …]`."""

import sys
from pathlib import Path

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    sys.path[0:1] = [str(root / "tests"), str(root)]
    from benchmarks.command import main

    sys.exit(main(sys.argv[1:]))
