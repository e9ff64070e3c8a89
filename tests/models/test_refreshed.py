from dataclasses import replace

from matryoshka.errors import AppError
from matryoshka.models.advice import advise
from matryoshka.models.refreshed import refreshed
from matryoshka.models.remote import Gate, RemoteFile, RemoteModel
from matryoshka.models.suggestion import Suggestion
from support.computers import computer

SUGGESTED = advise(computer(16, 10), ["de"])[1]
OFFLINE = AppError("The hub cannot be reached.", "Look at the network.")


def _remote(source: str) -> RemoteModel:
    owner, repo, path = source.split("/", 2)
    part = RemoteFile(f"{owner}/{repo}", "0" * 40, path, 4_321, None, "etag")
    return RemoteModel(part.repo, part.revision, "Q4_K_M", (part, part), "mit", Gate.OPEN)


def _unreachable(_source: str) -> RemoteModel:
    raise OFFLINE


def test_sizes_are_those_that_the_hub_tells() -> None:
    told, faults = refreshed(SUGGESTED, _remote)

    assert faults == ()
    assert [(tier.option.file.bytes, tier.option.file.exact) for tier in told.fetched] == [
        (8_642, True) for _ in SUGGESTED.fetched
    ]


def test_offline_the_catalogue_stands_and_the_fault_is_told_once() -> None:
    twice = replace(SUGGESTED, tiers=SUGGESTED.tiers * 2)
    told, faults = refreshed(twice, _unreachable)

    assert told == twice
    assert faults == (OFFLINE,)
    assert not told.fetched[0].option.file.exact


def test_where_nothing_is_to_fetch_nobody_is_asked() -> None:
    built_in = Suggestion(())

    assert refreshed(built_in, _unreachable) == (built_in, ())
