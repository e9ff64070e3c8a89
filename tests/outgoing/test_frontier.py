"""Every request is on the list, whatever becomes of it, and none is made while the program is offline."""

import json
import os
import threading
import time
from pathlib import Path

import pytest

from matryoshka.border import Offline, Why
from matryoshka.errors import AppError
from matryoshka.outgoing.frontier import Frontier
from matryoshka.outgoing.request_list import RequestList
from support.borders import border


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "requests.jsonl"


def test_a_request_is_listed_with_what_went_out_and_came(path: Path) -> None:
    with border(path).crossing("hub.example", Why.SEARCH, "maker/doll") as crossing:
        crossing.sent(100)
        crossing.received(20)
        crossing.received(3)
        crossing.cost(0.25)

    (request,) = RequestList(path).all()
    assert (request.host, request.why, request.about) == ("hub.example", Why.SEARCH, "maker/doll")
    assert (request.sent, request.received, request.cost) == (100, 23, 0.25)
    assert abs(request.when - time.time()) < 60


def test_it_is_on_the_list_before_its_first_byte_leaves(path: Path) -> None:
    with border(path).crossing("hub.example", Why.DOWNLOAD):
        (request,) = RequestList(path).all()

    assert (request.sent, request.received) == (None, None)


def test_a_request_that_fails_is_listed_too(path: Path) -> None:
    with pytest.raises(ZeroDivisionError), border(path).crossing("hub.example", Why.SEARCH) as crossing:
        crossing.sent(7 // 0)

    (request,) = RequestList(path).all()
    assert (request.host, request.sent, request.received) == ("hub.example", 0, 0)


def test_offline_nothing_passes_and_nothing_is_listed(path: Path) -> None:
    with pytest.raises(Offline), border(path, offline=True).crossing("hub.example", Why.SEARCH):
        pytest.fail("passed")

    assert RequestList(path).all() == ()


def test_a_request_under_way_ends_when_the_program_goes_offline(path: Path) -> None:
    switch = threading.Event()
    frontier = Frontier(RequestList(path), switch.is_set)
    with frontier.crossing("hub.example", Why.DOWNLOAD) as crossing:
        crossing.received(1)
        switch.set()
        time.sleep(0.6)
        with pytest.raises(Offline):
            crossing.received(1)

    assert [request.received for request in RequestList(path).all()] == [2]


def test_what_cannot_be_listed_is_not_done(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    frontier = border(tmp_path / "file" / "requests.jsonl")

    with pytest.raises(AppError, match="nothing was asked"), frontier.crossing("hub.example", Why.SEARCH):
        pytest.fail("passed")


def test_lines_that_are_damaged_or_of_a_later_version_take_no_others_away(path: Path) -> None:
    with border(path).crossing("first.example", Why.SEARCH):
        pass
    with path.open("ab") as file:
        file.write(b'\n{"id": "x", "wh\n[]\n{"id": 1}\n\xff\n{"id": "y", "why": "gossip"}')
        file.write(b'\n{"id": "z", "sent": 3}\n{"id": "w", "host": 5}')
    known = {"id": "new", "when": 1.5, "host": "later.example", "why": "answer", "mood": "calm"}
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{json.dumps(known)}")

    assert [request.host for request in RequestList(path).all()] == ["first.example", "later.example"]


def test_many_threads_write_whole_lines(path: Path) -> None:
    frontier = border(path)

    def ask() -> None:
        for _ in range(20):
            with frontier.crossing("hub.example", Why.SEARCH) as crossing:
                crossing.sent(1)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [request.sent for request in RequestList(path).all()] == [1] * 80


def test_the_list_is_for_the_person_alone(path: Path) -> None:
    with border(path).crossing("hub.example", Why.SEARCH):
        pass

    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
