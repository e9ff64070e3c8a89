"""Files come by the proxy that lists come by."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from matryoshka.models.download.cache import HubCache
from matryoshka.models.download.fetch import Fetcher
from matryoshka.models.hub.faults import HubFault
from matryoshka.models.hub.proxy import proxy_of
from matryoshka.models.ledger import Ledger
from support import fetching
from support.borders import OPEN_BORDER
from support.hub import Hub, open_hub

FAR = "http://hub.example"


@pytest.fixture
def proxy() -> Iterator[Hub]:
    """A hub that answers for any other one too, when it is spoken to as a proxy."""
    with open_hub() as hub:
        yield hub


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    cache, ledger = HubCache(tmp_path / "cache"), Ledger(tmp_path / "ledger")
    return Fetcher(fetching.Origin(FAR), OPEN_BORDER, cache, ledger, fetching.MANNERS)


def test_a_file_is_fetched_by_the_proxy(
    proxy: Hub, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = fetching.put(proxy, fetching.content(100_000))
    monkeypatch.setenv("http_proxy", proxy.endpoint.replace("//", "//me:p%40ss@"))
    (path,) = fetching.paths(fetching.fetch(fetcher, model))

    assert path.read_bytes() == fetching.content(100_000)
    assert all(request.proxied for request in proxy.requests)
    assert proxy.requests[0].headers["proxy-authorization"] == "Basic bWU6cEBzcw=="


@pytest.mark.parametrize("named", ["socks5://127.0.0.1:9", "http://127.0.0.1:port"])
def test_a_proxy_that_does_not_speak_http_is_told(
    proxy: Hub, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("all_proxy", named)

    with pytest.raises(HubFault, match="cannot be used"):
        fetching.fetch(fetcher, fetching.put(proxy, b"model"))


def test_whom_no_proxy_names_is_spoken_with_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "proxy.example:3128")
    monkeypatch.setenv("no_proxy", "localhost, .inside.example")
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    named = proxy_of(FAR)

    assert named is not None
    assert named.geturl() == "http://proxy.example:3128"
    assert proxy_of("http://hub.inside.example") is None
    assert proxy_of("https://hub.example") is None
