"""Where the things that learning needs lie in this repository."""

from pathlib import Path

RESOURCES = Path(__file__).parents[2] / "resources"
TEXTS = RESOURCES / "training"
MODELS = RESOURCES / "models"
