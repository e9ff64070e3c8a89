"""Lets these tests import the set-up, which lives beside the app and not in it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
