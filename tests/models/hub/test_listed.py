"""What is asked of a hub is on the list, with every host on the way; offline nothing is asked."""

import threading
from pathlib import Path

import pytest

from matryoshka.border import Offline, Request, Why
from matryoshka.chat.engine import Stop
from matryoshka.models.download.cache import HubCache
from matryoshka.models.download.fetch import Fetcher
from matryoshka.models.download.manners import Manners
from matryoshka.models.fetching import Fetching, Paused
from matryoshka.models.hub.api import Hub
from matryoshka.models.hub.faults import HubFault
from matryoshka.models.ledger import Ledger
from matryoshka.outgoing.frontier import Frontier
from matryoshka.outgoing.request_list import RequestList
from support.borders import border
from support.fetching import Origin, content, fetch, paths, put
from support.hub import Hub as LoopbackHub
from support.hub import open_hub
from support.hub_faults import refusal

SIZE = 3 << 20


def listed(folder: Path) -> tuple[Request, ...]:
    return RequestList(folder / "requests.jsonl").all()


def fetcher(hub: LoopbackHub, folder: Path, passed: Frontier, manners: Manners) -> Fetcher:
    cache, ledger = HubCache(folder), Ledger(folder / "ledger")
    return Fetcher(Origin(hub.endpoint), passed, cache, ledger, manners)


def test_each_question_of_a_search_is_listed(tmp_path: Path) -> None:
    with open_hub() as loopback:
        model = put(loopback, content(1000))
        hub = Hub(loopback.endpoint, border(tmp_path / "requests.jsonl"))
        hub.search("doll")
        hub.models(model.repo)

    first, second = listed(tmp_path)
    host = loopback.endpoint.removeprefix("http://")
    assert (first.host, first.why, first.about) == (host, Why.SEARCH, "")
    assert (second.host, second.why, second.about) == (host, Why.SEARCH, model.repo)
    assert all(each.sent and 50 < each.sent < 1000 for each in (first, second))
    assert all(each.received and each.received > 100 for each in (first, second))


def test_a_part_that_lies_elsewhere_is_listed_with_both_hosts(tmp_path: Path) -> None:
    with open_hub() as loopback:
        model = put(loopback, content(5000))
        hub = Hub(loopback.endpoint, border(tmp_path / "requests.jsonl"))
        hub.source(model.parts[0]).read(0, 4000)

    hosts = [each.host for each in listed(tmp_path)]
    elsewhere = loopback.storage.removeprefix("http://").partition("/")[0]
    assert hosts == [loopback.endpoint.removeprefix("http://"), elsewhere]
    assert (listed(tmp_path)[1].received or 0) >= 4000


def test_a_hub_that_refuses_is_listed_too(tmp_path: Path) -> None:
    with open_hub() as loopback:
        loopback.play(refusal(404))
        with pytest.raises(HubFault):
            Hub(loopback.endpoint, border(tmp_path / "requests.jsonl")).search("x")

    assert len(listed(tmp_path)) == 1


def test_a_download_is_listed_with_its_bytes(tmp_path: Path) -> None:
    with open_hub() as loopback:
        model = put(loopback, content(SIZE))
        passed = border(tmp_path / "requests.jsonl")
        paths(fetch(fetcher(loopback, tmp_path, passed, Manners(tick=0.01, spare=0)), model))

    asked, brought = listed(tmp_path)
    assert {each.why for each in (asked, brought)} == {Why.DOWNLOAD}
    assert brought.about == f"{model.repo}/{model.parts[0].path}"
    assert SIZE < (brought.received or 0) < SIZE + 2000
    assert (asked.received or 0) < 2000


def test_every_request_that_a_hub_hears_is_on_the_list(tmp_path: Path) -> None:
    passed = border(tmp_path / "requests.jsonl")
    with open_hub() as loopback:
        model = put(loopback, content(2000), content(3000))
        loopback.page = 1
        put(loopback, content(10), name="other")
        hub = Hub(loopback.endpoint, passed)
        hub.search("doll")
        hub.model(model.source)
        hub.source(model.parts[1]).read(10, 20)
        fetch(fetcher(loopback, tmp_path, passed, Manners(tick=0.01, spare=0)), model)

    assert len(listed(tmp_path)) == len(loopback.requests) > 6
    assert all(each.sent and each.received for each in listed(tmp_path))


def test_offline_no_hub_is_asked(tmp_path: Path) -> None:
    passed = border(tmp_path / "requests.jsonl", offline=True)
    with open_hub() as loopback:
        model = put(loopback, content(1000))
        with pytest.raises(Offline):
            Hub(loopback.endpoint, passed).search("x")
        events = fetch(fetcher(loopback, tmp_path, passed, Manners(tick=0.01, spare=0)), model)

    assert isinstance(events[-1], Paused)
    assert events[-1].title == "Matryoshka is switched offline."
    assert (loopback.requests, listed(tmp_path)) == ([], ())


def test_a_download_pauses_when_the_program_goes_offline_and_goes_on_later(tmp_path: Path) -> None:
    switch = threading.Event()
    passed = Frontier(RequestList(tmp_path / "requests.jsonl"), switch.is_set)
    with open_hub() as loopback:
        model = put(loopback, content(SIZE))
        loopback.speed = SIZE
        patient = fetcher(loopback, tmp_path, passed, Manners(tick=0.01, spare=0))
        events = patient.fetch(model, Stop())
        for event in events:
            if isinstance(event, Fetching) and event.done:
                switch.set()
        assert isinstance(event, Paused)
        assert 0 < event.done < SIZE

        switch.clear()
        loopback.speed = None
        assert paths(fetch(patient, model))[0].read_bytes() == content(SIZE)
