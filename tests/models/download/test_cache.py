"""Files lie in the cache where other programs look, and never outside of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.models.download.cache import HubCache
from matryoshka.models.ledger import Entry, Ledger
from matryoshka.models.remote import RemoteFile
from support.fetching import content, fetch, fetcher, paths, put
from support.hub import open_hub

FILE = RemoteFile("maker/doll", "c" * 40, "doll.gguf", 10, "a" * 64, "a" * 64)


@pytest.mark.parametrize(
    "strange",
    [
        replace(FILE, path="../../../doll.gguf"),
        replace(FILE, path="/etc/doll.gguf"),
        replace(FILE, path="C:\\doll.gguf"),
        replace(FILE, path="doll\0.gguf"),
        replace(FILE, path=""),
        replace(FILE, repo="../doll"),
        replace(FILE, revision="../main"),
        replace(FILE, etag="../doll"),
    ],
    ids=lambda file: repr(file.path + file.repo),
)
def test_names_that_lead_elsewhere_are_refused(strange: RemoteFile, tmp_path: Path) -> None:
    cache = HubCache(tmp_path)
    with pytest.raises(AppError):
        assert cache.pointer(strange) == cache.part(strange)


def test_names_of_other_languages_and_folders_are_kept(tmp_path: Path) -> None:
    file = replace(FILE, path="Q4 (новая)/кукла+.gguf")

    assert HubCache(tmp_path).pointer(file).relative_to(tmp_path).parts[-2:] == ("Q4 (новая)", "кукла+.gguf")


def test_a_link_stays_right_when_the_cache_is_moved(tmp_path: Path) -> None:
    with open_hub() as hub:
        (path,) = paths(fetch(fetcher(hub, tmp_path / "old"), put(hub, content(1000))))
    (tmp_path / "old").rename(tmp_path / "new")

    moved = tmp_path / "new" / path.relative_to(tmp_path / "old")
    assert moved.read_bytes() == content(1000)


def test_a_small_file_is_checked_by_the_sum_that_git_names_it_by(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(1000))
        card = hub.put("maker/doll", "README.md", b"A doll.")
        part = RemoteFile("maker/doll", hub.shelf("maker/doll").commit, card.path, card.size, None, card.etag)
        (path,) = paths(fetch(fetcher(hub, tmp_path), replace(model, parts=(part,))))

    assert len(card.etag) == 40
    assert path.read_bytes() == b"A doll."


def test_what_this_program_has_fetched_is_noted_as_its_own(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(1000))
        (path,) = paths(fetch(fetcher(hub, tmp_path), model))

        assert Ledger(tmp_path / "ledger").paths(Entry.FETCHED) == (path,)


def test_a_name_that_a_content_gets_at_a_later_commit_is_noted_too(tmp_path: Path) -> None:
    with open_hub() as hub:
        (first,) = paths(fetch(fetcher(hub, tmp_path), put(hub, content(1000))))
        hub.put("maker/doll", "README.md", b"changed")
        (second,) = paths(fetch(fetcher(hub, tmp_path), put(hub, content(1000))))

    assert Ledger(tmp_path / "ledger").paths(Entry.FETCHED) == (first, second)


def test_what_another_program_has_fetched_stays_its_own_even_when_it_is_mended(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(1000))
        fetch(fetcher(hub, tmp_path), model)
        (tmp_path / "ledger").unlink()
        list(fetcher(hub, tmp_path).fetch(model, Stop(), anew=True))

        assert Ledger(tmp_path / "ledger").paths(Entry.FETCHED) == ()
