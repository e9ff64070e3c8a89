"""Files come over TLS from whom the system trusts, and a download there is stopped as fast as any."""

import time
from pathlib import Path

import pytest

from matryoshka.chat.engine import Stop
from matryoshka.models.download.manners import Manners
from matryoshka.models.fetching import Fetching, Paused
from matryoshka.models.hub.faults import HubFault, TryLater
from support.certificates import self_signed
from support.fetching import content, fetch, fetcher, paths, put
from support.hub import open_hub
from support.hub_faults import Resets, Stalls

MB = 1 << 20


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of a hub that the system trusts."""
    both = self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    return both


def test_a_broken_way_is_taken_again(certificate: Path, tmp_path: Path) -> None:
    with open_hub(certificate=certificate) as hub:
        model = put(hub, content(2 * MB))
        hub.play(Resets(MB), at="/storage/")

        assert paths(fetch(fetcher(hub, tmp_path), model))[0].read_bytes() == content(2 * MB)
        assert hub.asked("/storage/")[1].start > 0


def test_a_stop_ends_a_silent_connection_at_once_and_leaves_only_what_was_sent(
    certificate: Path, tmp_path: Path
) -> None:
    with open_hub(certificate=certificate) as hub:
        model, stop = put(hub, content(2 * MB)), Stop()
        hub.play(Stalls(MB), at="/storage/")
        for event in fetcher(hub, tmp_path, Manners(tick=0.01, spare=0)).fetch(model, stop):
            if isinstance(event, Fetching) and event.done == MB:
                begun = time.monotonic()
                stop.set()

        assert time.monotonic() - begun < 60
        assert event == Paused(MB, 2 * MB)
        assert paths(fetch(fetcher(hub, tmp_path), model))[0].read_bytes() == content(2 * MB)


def test_whom_the_system_does_not_trust_is_not_asked_twice(tmp_path: Path) -> None:
    with open_hub(certificate=self_signed(tmp_path)) as hub:
        with pytest.raises(HubFault) as caught:
            fetch(fetcher(hub, tmp_path), put(hub, content(1000)))

        assert not isinstance(caught.value, TryLater)
        assert hub.requests == []
