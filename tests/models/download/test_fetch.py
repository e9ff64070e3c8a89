"""A model comes whole or not at all, from the byte where it was, whatever happens on the way."""

import threading
from contextlib import closing
from pathlib import Path

import pytest
from huggingface_hub import try_to_load_from_cache

from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.models.download.cache import HubCache
from matryoshka.models.download.manners import Manners
from matryoshka.models.fetching import Checking, Fetched, Fetching, Paused, Stalled, Waiting
from matryoshka.models.hub.faults import HubFault, TryLater
from support.fetching import REPO, content, fetch, fetcher, paths, put, seeing
from support.hub import open_hub
from support.hub_faults import Cuts, Falsifies, IgnoresRange, Resets, Says, Stalls, login_page, too_many

MB = 1 << 20


def test_a_model_comes_as_the_hub_has_it(tmp_path: Path) -> None:
    with open_hub() as hub:
        whole = content(3 * MB)
        events = fetch(fetcher(hub, tmp_path), put(hub, whole))

    assert paths(events)[0].read_bytes() == whole


def test_other_programs_find_it_in_the_cache(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(1000))
        path = paths(fetch(fetcher(hub, tmp_path), model))[0]

    for revision in ("main", model.revision):
        found = try_to_load_from_cache(REPO, "doll.gguf", cache_dir=tmp_path, revision=revision)
        assert found == str(path)


def test_what_is_here_is_not_fetched_again(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(1000))
        fetch(fetcher(hub, tmp_path), model)
        hub.requests.clear()

        assert fetch(fetcher(hub, tmp_path), model) == [Fetched((tmp_path / _pointer(model.revision),))]
        assert hub.requests == []


def test_a_content_of_an_earlier_commit_is_named_anew_and_not_fetched(tmp_path: Path) -> None:
    with open_hub() as hub:
        fetch(fetcher(hub, tmp_path), put(hub, content(1000)))
        hub.put(REPO, "README.md", b"changed")
        hub.requests.clear()

        assert paths(fetch(fetcher(hub, tmp_path), put(hub, content(1000))))[0].read_bytes() == content(1000)
        assert hub.requests == []


def test_all_parts_are_one_thing(tmp_path: Path) -> None:
    with open_hub() as hub:
        hub.speed = 4 * MB
        model = put(hub, content(MB, 1), content(MB, 2))
        events = fetch(fetcher(hub, tmp_path), model)

    assert [path.read_bytes() for path in paths(events)] == [content(MB, 1), content(MB, 2)]
    done = [event.done for event in events if isinstance(event, Fetching)]
    assert done == sorted(done)
    assert done[-1] > MB
    assert {event.total for event in events if isinstance(event, Fetching)} == {2 * MB}


def test_what_a_model_sees_through_comes_with_it_and_lies_beside_it(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = seeing(hub, content(MB, 1), content(1000, 2))
        postman = fetcher(hub, tmp_path)
        events = fetch(postman, model)

        (path,) = paths(events)
        assert path.with_name("mmproj.gguf").read_bytes() == content(1000, 2)
        assert postman.here(model) == model.bytes == MB + 1000


def test_speed_and_time_left_are_told(tmp_path: Path) -> None:
    with open_hub() as hub:
        hub.speed = 4 * MB
        events = fetch(fetcher(hub, tmp_path), put(hub, content(2 * MB)))

    last = [event for event in events if isinstance(event, Fetching)][-1]
    assert MB / 2 < last.speed < 6 * MB
    assert last.left == pytest.approx((last.total - last.done) / last.speed)


@pytest.mark.parametrize("fault", [Cuts(MB), Resets(MB), Stalls(MB)], ids=lambda fault: type(fault).__name__)
def test_a_broken_way_is_taken_again_from_the_byte_where_it_was(
    fault: Cuts | Resets | Stalls, tmp_path: Path
) -> None:
    with open_hub() as hub:
        model = put(hub, content(2 * MB))
        hub.play(fault, at="/storage/")
        events = fetch(fetcher(hub, tmp_path), model)

        assert paths(events)[0].read_bytes() == content(2 * MB)
        assert hub.asked("/storage/")[0].start == 0
        assert hub.asked("/storage/")[1].start > 0
        assert hub.sent < 3 * MB
    assert any(isinstance(event, Waiting) for event in events)


def test_where_nothing_comes_the_speed_is_said_to_be_none(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(2 * MB))
        hub.play(Stalls(MB), at="/storage/")
        events = fetch(fetcher(hub, tmp_path, Manners(stall=3.5, tick=0.1, first_wait=0.01)), model)

    assert any(isinstance(event, Stalled) and event.done == MB for event in events)
    assert paths(events)[0].read_bytes() == content(2 * MB)


def test_a_stop_ends_a_silent_connection_at_once_and_the_next_try_goes_on(tmp_path: Path) -> None:
    with open_hub() as hub:
        model, stop = put(hub, content(2 * MB)), Stop()
        hub.play(Stalls(MB), at="/storage/")
        patient = fetcher(hub, tmp_path, Manners(tick=0.01, spare=0))
        for event in patient.fetch(model, stop):
            if isinstance(event, Fetching) and event.done == MB:
                stop.set()
        assert event == Paused(MB, 2 * MB)

        events = fetch(patient, model)
        assert events[0] == Checking(MB, 2 * MB)
        assert hub.asked("/storage/")[-1].start == MB
    assert paths(events)[0].read_bytes() == content(2 * MB)
    assert not [thread for thread in threading.enumerate() if thread.name == "transfer"]


def test_a_hub_that_asks_to_wait_is_waited_for(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(1000))
        hub.play(too_many(1), at="/resolve/")
        events = fetch(fetcher(hub, tmp_path), model)

    waits = [event.seconds for event in events if isinstance(event, Waiting)]
    assert max(waits) == pytest.approx(1, abs=0.1)
    assert paths(events)


def test_a_hub_that_asks_to_wait_for_a_day_is_not(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(1000))
        hub.play(too_many(86400), at="/resolve/")
        with pytest.raises(TryLater, match="often"):
            fetch(fetcher(hub, tmp_path), model)


def test_a_fault_of_the_hub_is_tried_again_and_at_last_told(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(1000))
        hub.play(Says(503), at="/resolve/", times=2)
        assert paths(fetch(fetcher(hub, tmp_path / "a"), model))

        hub.play(Says(503), at="/resolve/", times=9)
        with pytest.raises(TryLater, match="503"):
            fetch(fetcher(hub, tmp_path / "b"), model)


def test_wrong_bytes_are_told_and_not_kept(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(MB))
        hub.play(Falsifies(), at="/storage/", times=9)
        with pytest.raises(AppError, match="SHA-256"):
            fetch(fetcher(hub, tmp_path), model)

        assert fetcher(hub, tmp_path).here(model) == 0
        assert len(hub.asked("/storage/")) == 1


def test_pieces_that_do_not_fit_together_are_fetched_once_more_in_one(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(MB))
        hub.play(Cuts(MB // 2), at="/storage/")
        hub.play(Falsifies(), at="/storage/")
        events = fetch(fetcher(hub, tmp_path), model)

    assert paths(events)[0].read_bytes() == content(MB)


def test_what_lies_there_whole_and_damaged_is_fetched_once_more(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(MB))
        part = HubCache(tmp_path).part(model.parts[0])
        part.parent.mkdir(parents=True)
        part.write_bytes(bytes(MB))
        events = fetch(fetcher(hub, tmp_path), model)

    assert paths(events)[0].read_bytes() == content(MB)


@pytest.mark.parametrize("place", ["http://[", "http://hub.example:99999/", f"http://{'a' * 70}.example/"])
def test_a_way_to_no_address_is_told(place: str, tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(1000))
        hub.play(Says(302, headers={"Location": place}), at="/resolve/")
        with pytest.raises(HubFault, match="does not speak as a model hub"):
            fetch(fetcher(hub, tmp_path), model)


def test_a_hub_without_ranges_sends_all_of_it_again(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(MB))
        hub.play(Cuts(1000), at="/storage/")
        hub.play(IgnoresRange(), at="/storage/")

        assert paths(fetch(fetcher(hub, tmp_path), model))[0].read_bytes() == content(MB)


def test_a_web_page_is_no_model(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(MB))
        hub.play(login_page(), at="/resolve/")
        with pytest.raises(HubFault, match="hub"):
            fetch(fetcher(hub, tmp_path), model)


def test_a_hub_that_is_not_there_is_told(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(MB))
    with pytest.raises(TryLater, match=r"127\.0\.0\.1"):
        fetch(fetcher(hub, tmp_path), model)


def test_where_the_environment_forbids_it_nobody_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with open_hub() as hub:
        with pytest.raises(HubFault, match="HF_HUB_OFFLINE"):
            fetch(fetcher(hub, tmp_path), put(hub, content(1000)))
        assert hub.requests == []


def test_the_token_goes_to_the_hub_alone(tmp_path: Path) -> None:
    with open_hub() as hub:
        hub.shelf(REPO).private = True
        paths(fetch(fetcher(hub, tmp_path, token=hub.token), put(hub, content(1000))))

        assert all("authorization" in request.headers for request in hub.asked("/resolve/"))
        assert not any("authorization" in request.headers for request in hub.asked("/storage/"))


def test_a_gated_model_is_explained_with_its_page(tmp_path: Path) -> None:
    with open_hub() as hub:
        hub.shelf(REPO).gated = "manual"
        model = put(hub, content(1000))
        with pytest.raises(AppError) as caught:
            fetch(fetcher(hub, tmp_path), model)

    assert f"{hub.endpoint}/{REPO}" in caught.value.remedy


def test_a_renamed_repository_is_followed(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(1000))
        hub.rename(REPO, "maker/other")

        assert paths(fetch(fetcher(hub, tmp_path), model))[0].read_bytes() == content(1000)


def test_two_programs_do_not_fetch_the_same_file_twice(tmp_path: Path) -> None:
    with open_hub() as hub:
        hub.speed = MB
        model = put(hub, content(MB // 2))
        with closing(fetcher(hub, tmp_path).fetch(model, Stop())) as one:
            next(event for event in one if isinstance(event, Fetching) and event.done)
            other = fetcher(hub, tmp_path).fetch(model, Stop())
            assert isinstance(next(other), Waiting)
            assert isinstance([*one][-1], Fetched)
            assert isinstance([*other][-1], Fetched)
        assert hub.sent == MB // 2


def test_what_stood_there_stays_until_the_new_stands(tmp_path: Path) -> None:
    with open_hub() as hub:
        model = put(hub, content(MB))
        path = paths(fetch(fetcher(hub, tmp_path), model))[0]
        hub.play(Falsifies(), at="/storage/")
        with pytest.raises(AppError):
            list(fetcher(hub, tmp_path).fetch(model, Stop(), anew=True))
        assert path.read_bytes() == content(MB)

        path.write_bytes(b"x" * MB)
        list(fetcher(hub, tmp_path).fetch(model, Stop(), anew=True))
        assert path.read_bytes() == content(MB)


def _pointer(commit: str) -> str:
    return f"models--maker--doll/snapshots/{commit}/doll.gguf"
