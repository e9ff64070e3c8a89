"""Every way in which a hub cannot be asked has its own words, and leads to a page or a remedy."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from matryoshka.models.hub.api import Hub
from matryoshka.models.hub.faults import HubFault, TryLater
from matryoshka.models.remote import RemoteFile
from support.borders import OPEN_BORDER
from support.certificates import self_signed
from support.command import run
from support.hub import Hub as LoopbackHub
from support.hub import open_hub
from support.hub_faults import Cuts, Fault, IgnoresRange, Resets, Says, login_page, refusal, too_many

REPO = "Owner/Model"
FILE = "Model-Q4_K_M.gguf"


@pytest.fixture
def loopback() -> Iterator[LoopbackHub]:
    with open_hub() as hub:
        hub.put(REPO, FILE, bytes(100_000))
        yield hub


@pytest.fixture
def file(loopback: LoopbackHub) -> RemoteFile:
    return Hub(loopback.endpoint, OPEN_BORDER).models(REPO)[0].parts[0]


def fault_of_list(loopback: LoopbackHub, fault: Fault | None = None, token: str | None = None) -> HubFault:
    """What is raised where the models of the repository are asked for."""
    if fault:
        loopback.play(fault)
    with pytest.raises(HubFault) as raised:
        Hub(loopback.endpoint, OPEN_BORDER, token).models(REPO)
    return raised.value


def fault_of_bytes(
    loopback: LoopbackHub, file: RemoteFile, fault: Fault | None = None, token: str | None = None
) -> HubFault:
    """What is raised where a part of the file is asked for."""
    if fault:
        loopback.play(fault, at="/storage/")
    with pytest.raises(HubFault) as raised:
        Hub(loopback.endpoint, OPEN_BORDER, token).source(file).read(10, 50_000)
    return raised.value


def test_what_is_private_or_absent_is_told_with_the_page_and_the_way_to_a_token(
    loopback: LoopbackHub,
) -> None:
    loopback.shelf(REPO).private = True
    fault = fault_of_list(loopback)

    assert fault.title == f"127.0.0.1:{loopback.port} has no “{REPO}”, or it is private."
    assert f"{loopback.endpoint}/{REPO}" in fault.remedy
    assert "matryoshka models token" in fault.remedy


def test_a_wrong_token_is_told_with_the_page_of_tokens(loopback: LoopbackHub) -> None:
    fault = fault_of_list(loopback, token="hf_wrong")  # noqa: S106 - of no hub

    assert "does not accept your token" in fault.title
    assert f"{loopback.endpoint}/settings/tokens" in fault.remedy


def test_terms_are_to_be_agreed_to_and_then_a_token_helps(loopback: LoopbackHub, file: RemoteFile) -> None:
    loopback.shelf(REPO).gated = "auto"
    stranger = fault_of_bytes(loopback, file)
    known = fault_of_bytes(loopback, file, token=loopback.token)
    loopback.agreed.add(REPO)

    assert stranger.title == f"“{REPO}” is only for those who agree to its terms."
    assert f"{loopback.endpoint}/{REPO}" in stranger.remedy
    assert known.title == f"Your account may not read “{REPO}” yet."
    assert Hub(loopback.endpoint, OPEN_BORDER, loopback.token).source(file).read(0, 5) == bytes(5)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (refusal(403, message="Forbidden for this token"), "does not let you read"),
        (refusal(403, message="Access to this resource is disabled."), "withdrawn"),
        (refusal(404, "RevisionNotFound"), "was changed"),
        (refusal(410), "has no model file"),
        (refusal(407), "proxy wants a name"),
        (refusal(416), "shorter file"),
        (refusal(418), "error 418"),
    ],
)
def test_a_refusal_that_stays_is_no_reason_to_ask_again(
    loopback: LoopbackHub, file: RemoteFile, answer: Says, words: str
) -> None:
    fault = fault_of_bytes(loopback, file, answer)

    assert words in fault.title
    assert not isinstance(fault, TryLater)


def test_a_file_that_was_renamed_is_looked_for_in_its_repository(loopback: LoopbackHub) -> None:
    with pytest.raises(HubFault, match=f"{loopback.endpoint}/{REPO}/tree/main"):
        Hub(loopback.endpoint, OPEN_BORDER).model(f"{REPO}/Other-Q4_K_M.gguf")


def test_the_hub_says_how_long_to_wait_in_seconds_or_as_a_date(loopback: LoopbackHub) -> None:
    soon = fault_of_list(loopback, too_many(30))
    date = format_datetime(datetime.now(UTC) + timedelta(minutes=10), usegmt=True)
    later = fault_of_list(loopback, too_many(date))
    spent = fault_of_list(loopback, Says(429, headers={"RateLimit": '"api";r=0;t=55'}))
    unsaid = fault_of_list(loopback, too_many("soon"))

    assert isinstance(soon, TryLater)
    assert (soon.seconds, soon.remedy) == (30, "Try again in 30 seconds.")
    assert later.remedy == "Try again in 10 minutes."
    assert spent.remedy == "Try again in 55 seconds."
    assert unsaid.remedy == "Try again in some minutes."
    assert len(loopback.requests) == 4


@pytest.mark.parametrize("status", [500, 502, 503, 504, 408])
def test_a_fault_of_the_hub_itself_may_pass(loopback: LoopbackHub, status: int) -> None:
    fault = fault_of_list(loopback, Says(status))

    assert isinstance(fault, TryLater)
    assert str(status) in fault.title
    assert len(loopback.requests) == 1


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"5", b'"text"', b"{}", b'{"id": "a/b", "siblings": 5}', b"\xff\xfe"],
)
def test_what_is_no_answer_of_a_hub_is_called_so(loopback: LoopbackHub, body: bytes) -> None:
    assert "does not speak as a model hub does" in fault_of_list(loopback, Says(200, body)).title


@pytest.mark.parametrize(
    "found",
    [
        *({"id": 5}, 5, [5], [{}]),
        [{"id": "a/b", "lastModified": "yesterday"}],
        [{"id": "a/b", "tags": [None]}],
        [{"id": "a/b", "downloads": {"all": 5}}],
    ],
)
def test_what_is_no_list_of_models_is_called_so(loopback: LoopbackHub, found: object) -> None:
    loopback.play(Says(200, json.dumps(found).encode()))

    with pytest.raises(HubFault, match="does not speak as a model hub does"):
        Hub(loopback.endpoint, OPEN_BORDER).search("model")


def test_an_address_without_a_hub_behind_it_is_told(loopback: LoopbackHub) -> None:
    with pytest.raises(HubFault, match="does not speak as a model hub does"):
        Hub(f"{loopback.endpoint}/elsewhere", OPEN_BORDER).search("model")


def test_a_page_that_asks_to_sign_in_is_no_hub_and_no_model(loopback: LoopbackHub, file: RemoteFile) -> None:
    for fault in (fault_of_list(loopback, login_page()), fault_of_bytes(loopback, file, login_page())):
        assert fault.remedy.startswith("Open that address in a browser")


@pytest.mark.parametrize("broken", [Cuts(1000), Resets(1000)])
def test_a_connection_that_breaks_may_be_made_again(
    loopback: LoopbackHub, file: RemoteFile, broken: Fault
) -> None:
    fault = fault_of_bytes(loopback, file, broken)

    assert isinstance(fault, TryLater)
    assert "broke" in fault.title


def test_a_mirror_that_sends_only_whole_files_is_refused(loopback: LoopbackHub, file: RemoteFile) -> None:
    assert "does not hand out parts" in fault_of_bytes(loopback, file, IgnoresRange()).title
    assert loopback.sent < 100_000 + 50_000


def test_nobody_at_the_other_end_and_no_way_there_are_told_apart() -> None:
    with open_hub() as gone:
        nobody = Hub(gone.endpoint, OPEN_BORDER)
    with pytest.raises(TryLater, match="Nothing answers at"):
        nobody.models(REPO)
    with pytest.raises(TryLater, match="offline"):
        Hub("http://hub.invalid", OPEN_BORDER).models(REPO)


def search(home: Path, **environment: str) -> str:
    """What a search says that is run on its own: what speaks HTTP reads the environment but once."""
    return run("models", "search", "model", home=home, **environment).stderr


def test_a_proxy_is_used_and_named_when_it_is_not_there(loopback: LoopbackHub, tmp_path: Path) -> None:
    hub = {"HF_ENDPOINT": "http://hub.example"}

    assert REPO in search(tmp_path, HTTP_PROXY=loopback.endpoint, **hub)
    assert loopback.requests[0].proxied
    assert "Nothing answers at the proxy 127.0.0.1:9." in search(
        tmp_path, HTTP_PROXY="http://me:pw@127.0.0.1:9", **hub
    )
    assert "HTTPS_PROXY=http://host:port" in search(tmp_path, ALL_PROXY="socks5://127.0.0.1:9", **hub)


def test_only_certificates_that_the_system_trusts_are_believed(tmp_path: Path) -> None:
    certificate = self_signed(tmp_path)
    with open_hub(certificate=certificate) as hub:
        hub.put(REPO, FILE, b"")

        assert "certificate is not trusted here" in search(tmp_path, HF_ENDPOINT=hub.endpoint)
        assert REPO in search(
            tmp_path, HF_ENDPOINT=hub.endpoint, SSL_CERT_FILE=str(tmp_path / "certificate.pem")
        )


def test_who_forbids_to_ask_is_obeyed(loopback: LoopbackHub, tmp_path: Path) -> None:
    assert "HF_HUB_OFFLINE" in search(tmp_path, HF_ENDPOINT=loopback.endpoint, HF_HUB_OFFLINE="1")
    assert loopback.requests == []
