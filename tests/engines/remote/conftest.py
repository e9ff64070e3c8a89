"""A service on loopback, and whoever asks it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.remotes import Remotes
from support.services import Service, open_service


@pytest.fixture
def loopback() -> Iterator[Service]:
    with open_service() as service:
        yield service


@pytest.fixture
def remotes(tmp_path: Path) -> Remotes:
    return Remotes(tmp_path)
