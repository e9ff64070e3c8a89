"""What this program fetched is its own: listed as such, and deleted without a trace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from huggingface_hub import scan_cache_dir

from matryoshka.chat.engine import Stop
from matryoshka.models.download.cache import HubCache
from matryoshka.models.download.fetch import Fetcher
from matryoshka.models.found import Owner
from matryoshka.models.removal import removal_of, remove
from support.borders import OPEN_BORDER
from support.fetching import MANNERS, Origin, paths, put
from support.hub import Hub, open_hub
from support.models import Computer


@pytest.fixture
def hub() -> Iterator[Hub]:
    with open_hub() as hub:
        yield hub


def test_a_fetched_model_is_ours_until_it_is_removed(hub: Hub, tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    content = computer.parrot("made.gguf").read_bytes()
    fetcher = Fetcher(Origin(hub.endpoint), OPEN_BORDER, HubCache(computer.hub), computer.ledger, MANNERS)
    (fetched,) = paths(list(fetcher.fetch(put(hub, content), Stop())))

    (model,) = computer.found()
    assert (model.path, model.owner) == (fetched, Owner.OURS)

    removal = removal_of(model)
    remove(removal, computer.ledger)
    assert removal.frees == len(content)
    assert computer.look() == ((), ())
    assert not scan_cache_dir(computer.hub).repos


def test_what_was_removed_and_fetched_again_is_ours_again(hub: Hub, tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    model = put(hub, computer.parrot("made.gguf").read_bytes())
    fetcher = Fetcher(Origin(hub.endpoint), OPEN_BORDER, HubCache(computer.hub), computer.ledger, MANNERS)
    for _ in range(2):
        list(fetcher.fetch(model, Stop()))
        (found,) = computer.found()
        assert found.owner is Owner.OURS
        remove(removal_of(found), computer.ledger)
