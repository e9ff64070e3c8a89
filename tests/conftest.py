"""Tests open real windows, which nobody need see."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
