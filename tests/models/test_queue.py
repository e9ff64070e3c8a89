"""Downloads wait in a line that a person may change, and nothing that was wished is lost."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from matryoshka.chat.engine import Stop
from matryoshka.models.fetching import Fetched, Fetching, Paused, Waiting
from matryoshka.models.queue import Queue
from matryoshka.models.remote import RemoteModel
from matryoshka.models.waitlist import Download, Waitlist
from support.disks import filled, tiny_disk
from support.fetching import content, fetcher, put, seeing
from support.hub import Hub, open_hub
from support.hub_faults import refusal

MB = 1 << 20


@pytest.fixture
def hub() -> Iterator[Hub]:
    with open_hub() as each:
        yield each


def queue(hub: Hub, folder: Path) -> Queue:
    return Queue(Waitlist(folder / "downloads.json"), fetcher(hub, folder / "cache"), Stop)


def sources(each: Queue) -> list[str]:
    return [download.model.source for download in each.downloads]


def fetched(told: list[Download]) -> list[str]:
    return [each.model.name for each in told if isinstance(each.event, Fetched)]


def some_bytes(running: Iterator[Download], model: RemoteModel) -> None:
    """Go on until some of `model` are here."""
    for each in running:
        if each.model == model and isinstance(each.event, Fetching) and each.event.done:
            return


def test_models_come_one_after_the_other_in_their_order(hub: Hub, tmp_path: Path) -> None:
    line = queue(hub, tmp_path)
    for name in ("one", "two", "three"):
        line.add(put(hub, content(1000), name=name))
    line.move(sources(line)[2], 0)

    assert fetched(list(line.run(Stop()))) == ["three", "one", "two"]
    assert line.downloads == ()
    assert not line.wanted


def test_a_paused_one_rests_and_goes_on_where_it_was(hub: Hub, tmp_path: Path) -> None:
    hub.speed = 4 * MB
    line, model = queue(hub, tmp_path), put(hub, content(2 * MB))
    line.add(model)
    running = line.run(Stop())
    some_bytes(running, model)
    line.pause(model.source)

    assert list(running)[-1].rests
    assert not line.wanted
    sent = hub.sent
    line.resume(model.source)
    assert fetched(list(line.run(Stop()))) == ["doll"]
    assert hub.asked("/storage/")[-1].start > 0
    assert hub.sent < 2 * MB + sent // 2 + MB


def test_while_one_rests_the_others_go_on(hub: Hub, tmp_path: Path) -> None:
    line = queue(hub, tmp_path)
    one, two = (put(hub, content(1000, seed), name=f"doll{seed}") for seed in (1, 2))
    line.add(one)
    line.add(two)
    line.pause(one.source)

    assert fetched(list(line.run(Stop()))) == ["doll2"]
    assert sources(line) == [one.source]


def test_what_cannot_be_had_rests_with_its_reason_and_the_others_go_on(hub: Hub, tmp_path: Path) -> None:
    line = queue(hub, tmp_path)
    gone, two = (put(hub, content(1000, seed), name=f"doll{seed}") for seed in (1, 2))
    line.add(gone)
    line.add(two)
    hub.play(refusal(404, "EntryNotFound"), at="doll1")

    assert fetched(list(line.run(Stop()))) == ["doll2"]
    (download,) = line.downloads
    assert isinstance(download.event, Paused)
    assert "doll1" in download.event.title


def test_a_cancelled_one_leaves_nothing(hub: Hub, tmp_path: Path) -> None:
    hub.speed = 4 * MB
    line, model = queue(hub, tmp_path), put(hub, content(2 * MB))
    line.add(model)
    running = line.run(Stop())
    some_bytes(running, model)
    line.cancel(model.source)

    assert list(running) == []
    assert line.downloads == ()
    assert not list((tmp_path / "cache").rglob("*.incomplete"))


def test_one_cancelled_in_the_line_leaves_nothing_either(hub: Hub, tmp_path: Path) -> None:
    hub.speed = 4 * MB
    line, model = queue(hub, tmp_path), put(hub, content(2 * MB))
    line.add(model)
    running = line.run(Stop())
    some_bytes(running, model)
    line.pause(model.source)
    list(running)
    line.cancel(model.source)

    assert not list((tmp_path / "cache").rglob("*.incomplete"))
    assert queue(hub, tmp_path).downloads == ()


def test_a_wish_to_go_on_is_heard_while_the_pause_still_takes_effect(hub: Hub, tmp_path: Path) -> None:
    hub.speed = 4 * MB
    line, model = queue(hub, tmp_path), put(hub, content(2 * MB))
    line.add(model)
    running = line.run(Stop())
    some_bytes(running, model)
    line.pause(model.source)
    line.resume(model.source)

    assert fetched(list(running)) == ["doll"]


def test_what_was_under_way_when_the_program_ended_goes_on_in_the_next(hub: Hub, tmp_path: Path) -> None:
    hub.speed = 4 * MB
    line, model, stop = queue(hub, tmp_path), put(hub, content(2 * MB)), Stop()
    line.add(model)
    running = line.run(stop)
    some_bytes(running, model)
    stop.set()
    assert isinstance(list(running)[-1].event, Waiting)

    later = queue(hub, tmp_path)
    assert later.wanted
    assert fetched(list(later.run(Stop()))) == ["doll"]
    assert hub.asked("/storage/")[-1].start > 0


def test_what_rests_still_rests_in_the_next_program_with_its_reason(hub: Hub, tmp_path: Path) -> None:
    line, model = queue(hub, tmp_path), put(hub, content(1000))
    hub.play(refusal(404, "EntryNotFound"), at="/resolve/")
    line.add(model)
    list(line.run(Stop()))

    assert queue(hub, tmp_path).downloads == line.downloads
    assert not queue(hub, tmp_path).wanted


def test_a_stop_from_another_thread_ends_it_at_once(hub: Hub, tmp_path: Path) -> None:
    hub.speed = MB
    line, model, stop = queue(hub, tmp_path), put(hub, content(9 * MB)), Stop()
    line.add(model)
    threading.Timer(0.3, stop.set).start()
    list(line.run(stop))

    assert hub.sent < 2 * MB


def test_what_a_model_sees_through_is_remembered_with_it(hub: Hub, tmp_path: Path) -> None:
    model = seeing(hub, content(1000), content(100, 2))
    queue(hub, tmp_path).add(model)

    assert [each.model for each in queue(hub, tmp_path).downloads] == [model]


def test_a_damaged_list_is_kept_beside_and_a_new_one_begun(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "downloads.json").write_text('[{"model": 1}]')

    assert queue(hub, tmp_path).downloads == ()
    assert (tmp_path / "downloads.damaged").exists()


def test_a_full_disk_lets_it_rest_and_room_lets_it_go_on(hub: Hub, tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", 4000) as disk:
        line = Queue(Waitlist(tmp_path / "downloads.json"), fetcher(hub, disk), Stop)
        model = put(hub, content(3 * MB))
        line.add(model)
        with filled(disk):
            (told,) = line.run(Stop())
            assert isinstance(told.event, Paused)
            assert "room" in told.event.title
        line.resume(model.source)
        assert fetched(list(line.run(Stop()))) == ["doll"]


def test_a_disk_that_fills_up_meanwhile_lets_it_rest_too(hub: Hub, tmp_path: Path) -> None:
    hub.speed = 4 * MB
    with tiny_disk(tmp_path / "disk", 4000) as disk:
        line = Queue(Waitlist(tmp_path / "downloads.json"), fetcher(hub, disk), Stop)
        model = put(hub, content(3 * MB))
        line.add(model)
        running = line.run(Stop())
        some_bytes(running, model)
        with filled(disk):
            event = list(running)[-1].event
            assert isinstance(event, Paused)
            assert event.remedy
        line.resume(model.source)
        assert fetched(list(line.run(Stop()))) == ["doll"]
