"""Every way in which a service fails has its own words and a remedy; what was received stays."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from matryoshka.chat.engine import Piece, Stop
from matryoshka.chat.service import Service
from matryoshka.engines.remote.manners import Manners
from matryoshka.errors import AppError
from support.certificates import self_signed
from support.engines import pieces, text
from support.remotes import IMPATIENT, Remotes, ask, failing
from support.services import (
    DONE,
    EVENTS,
    OK,
    Act,
    Again,
    Play,
    answer,
    delta,
    document,
    event,
    open_service,
    page,
    says,
)
from support.services import Service as Loopback

HELD = (EVENTS, delta(content="Hel"))
"""An answer that has begun."""


def source(loopback: Loopback, key: str | None = "work") -> Service:
    return Service(loopback.url, "big", key)


def told(loopback: Loopback, remotes: Remotes, play: Play, key: str | None = "work") -> str:
    """The title and the remedy of what is raised, with a dash between."""
    loopback.play(play, times=3)
    _, fault = failing(remotes.engine(source(loopback, key)))
    assert fault
    return f"{fault.title} - {fault.remedy}".replace(source(loopback).host, "HOST")


@pytest.mark.parametrize(
    ("play", "title", "remedy"),
    [
        (
            says(400, "bad temperature"),
            "HOST does not understand the question: “bad temperature”.",
            "settings",
        ),
        (
            says(400, "maximum context length is 8192 tokens"),
            "The chat is longer than “big” reads",
            "context",
        ),
        (says(401, "no"), "HOST does not accept the key “work”.", "matryoshka keys set work"),
        (says(402, "pay"), "nothing left to pay with: “pay”.", "Add credit"),
        (
            says(403, "not in your country"),
            "HOST does not let you use “big”: “not in your country”.",
            "account",
        ),
        (says(404, "no such model"), "HOST has no model “big” at http://HOST/v1: “no such", "remote models"),
        (says(407), "The proxy wants a name", "HTTPS_PROXY"),
        (says(413), "The chat is longer than “big” reads.", "new chat"),
        (says(418, "I am a teapot"), "HOST refuses the question (error 418): “I am a teapot”.", "address"),
        (says(422, "x"), "HOST does not understand the question: “x”.", "settings"),
        (says(429, "You exceeded your quota (insufficient_quota)"), "nothing left to pay with", "Add credit"),
        (says(429, "slow down", Retry_After="90"), "HOST has been asked too often", "Try again in 2 minutes"),
        (says(301, Location="http://elsewhere.example/"), "HOST sends to another address", "trust"),
        (page("<html>Sign in</html>", "text/html"), "web page, not a model", "sign in"),
        (document({"error": "no"}), "What HOST sends cannot be understood", "OpenAI-compatible"),
    ],
    ids=lambda value: None if isinstance(value, str) else value[0].split(b"\r\n")[0].decode(),
)
def test_a_refusal_that_stays_has_its_own_words_and_is_told_at_once(
    play: Play, title: str, remedy: str, loopback: Loopback, remotes: Remotes
) -> None:
    fault = told(loopback, remotes, play)

    assert title in fault.split(" - ")[0]
    assert remedy in fault.split(" - ")[1]
    assert len(loopback.heard) == 1


@pytest.mark.parametrize(
    ("play", "title"),
    [
        (says(408), "HOST has waited too long for the question."),
        (says(429, Retry_After="0"), "HOST has been asked too often with this key."),
        (says(500), "HOST has a fault of its own (error 500)."),
        (says(529, "Overloaded"), "HOST has a fault of its own (error 529): “Overloaded”."),
        ((Act.RESET,), "The connection to HOST broke."),
        ((b"",), "The connection to HOST broke."),
        ((EVENTS, Act.RESET), "The connection to HOST broke."),
        (
            (EVENTS, event(error={"message": "full", "code": 503})),
            "HOST has a fault of its own (error 503): “full”.",
        ),
    ],
)
def test_what_may_pass_is_tried_three_times_before_the_first_word(
    play: Play, title: str, loopback: Loopback, remotes: Remotes
) -> None:
    assert told(loopback, remotes, play).startswith(title)
    assert len(loopback.heard) == 3


@pytest.mark.parametrize(
    ("play", "title"),
    [
        (HELD, "The answer of HOST was cut off."),
        ((*HELD, DONE), "The answer of HOST was cut off."),
        ((*HELD, Act.RESET), "The connection to HOST broke."),
        ((*HELD, b"data: {half\n\n"), "What HOST sends cannot be understood."),
        ((*HELD, b"data: \xff\xfe\n\n"), "What HOST sends cannot be understood."),
        ((*HELD, b"data: [1, 2]\n\n"), "What HOST sends cannot be understood."),
        ((*HELD, b"data: " + b"[" * 100_000 + b"\n\n"), "What HOST sends cannot be understood."),
        ((*HELD, event(choices="none")), "What HOST sends cannot be understood."),
        ((*HELD, event(choices=[7])), "What HOST sends cannot be understood."),
        ((*HELD, delta(content=7)), "What HOST sends cannot be understood."),
        (
            (*HELD, event(error={"message": "broke", "code": 500})),
            "HOST has a fault of its own (error 500): “broke”.",
        ),
        ((*HELD, event(error="out of memory")), "HOST broke off: “out of memory”."),
        (
            (*HELD, event(id="2", choices=[]), delta(content="lo")),
            "HOST sends several answers mixed into one.",
        ),
        ((*HELD, delta("content_filter")), "HOST holds back the rest of its answer."),
        ((*HELD, Act.STALL), "HOST has said nothing for 1 seconds."),
        ((*HELD, Again(b"data: x\n" * 5000)), "HOST writes without end, and was stopped."),
        ((*HELD, Again(b"x" * 100_000)), "HOST writes without end, and was stopped."),
        ((*HELD, Again(delta(content="word " * 10_000))), "HOST writes without end, and was stopped."),
    ],
)
def test_what_was_received_stays_when_a_stream_breaks_and_it_is_not_asked_again(
    play: Play, title: str, loopback: Loopback, remotes: Remotes
) -> None:
    loopback.play(play)
    outputs, fault = failing(remotes.engine(source(loopback)))

    assert fault
    assert fault.title.replace(source(loopback).host, "HOST") == title
    assert fault.remedy
    assert pieces(outputs)[0] == Piece("Hel")
    assert len(loopback.heard) == 1


def test_silence_is_told_as_soon_as_it_is_too_long(loopback: Loopback, remotes: Remotes) -> None:
    begun = time.monotonic()

    assert told(loopback, remotes, (Act.STALL,)).startswith("HOST has said nothing for")
    assert IMPATIENT.silence < time.monotonic() - begun < Manners().silence
    assert len(loopback.heard) == 1


def test_thirty_seconds_of_silence_are_borne() -> None:
    assert Manners().silence == 30


@pytest.mark.parametrize("sign", [b": alive\n\n", delta(), b"event: ping\ndata: {}\n\n"])
def test_signs_of_life_without_a_word_are_borne_for_a_while(
    sign: bytes, loopback: Loopback, remotes: Remotes, tmp_path: Path
) -> None:
    ask(remotes.engine(source(loopback)))  # what is slow to load is there now
    short = Remotes(tmp_path, Manners(wordless=0.4))
    begun = time.monotonic()
    fault = told(loopback, short, (EVENTS, Again(sign, every=0.05)))

    assert fault.startswith("HOST gives signs of life, and no word.")
    assert 0.4 < time.monotonic() - begun < Manners().silence


def test_a_service_that_is_not_there_is_told_at_once(remotes: Remotes) -> None:
    begun = time.monotonic()
    _, fault = failing(remotes.engine(Service("http://127.0.0.1:1/v1", "big")))

    assert fault
    assert fault.title == "Nothing answers at 127.0.0.1:1."
    assert time.monotonic() - begun < Manners().silence


def test_a_name_that_nobody_knows_is_told(remotes: Remotes) -> None:
    _, fault = failing(remotes.engine(Service("http://nowhere.invalid/v1", "big")))

    assert fault
    assert "No way to nowhere.invalid is known" in fault.title


def test_a_certificate_that_nobody_trusts_is_told(tmp_path: Path, remotes: Remotes) -> None:
    with open_service(self_signed(tmp_path)) as loopback:
        _, fault = failing(remotes.engine(source(loopback)))

    assert fault
    assert "its certificate is not trusted here" in fault.title
    assert loopback.heard == []


def test_a_certificate_that_the_system_trusts_is_taken(
    tmp_path: Path, remotes: Remotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    with open_service(certificate) as loopback:
        assert text(ask(remotes.engine(source(loopback)))) == "Hello"


def test_plain_text_where_tls_is_meant_is_told(loopback: Loopback, remotes: Remotes) -> None:
    plain = Service(loopback.url.replace("http://", "https://"), "big")
    _, fault = failing(remotes.engine(plain))

    assert fault
    assert "The connection to" in fault.title


def test_what_goes_through_a_proxy_is_told_of_it(
    loopback: Loopback, remotes: Remotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", loopback.url.removesuffix("/v1"))
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    said = ask(remotes.engine(Service("http://cloud.example/v1", "big")))
    _, fault = failing(remotes.engine(Service("https://cloud.example/v1", "big")))

    assert text(said) == "Hello"
    assert loopback.heard[0].line == "POST http://cloud.example/v1/chat/completions HTTP/1.1"
    assert fault
    assert fault.title == "Nothing answers at the proxy 127.0.0.1:1."


def test_a_server_on_this_computer_is_asked_past_every_proxy(
    loopback: Loopback, remotes: Remotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)

    absent = Service("http://localhost:2/v1", "big")
    fault = remotes.services.unreached(absent, Stop())
    _, same = failing(remotes.engine(absent))

    assert remotes.services.unreached(source(loopback), Stop()) is None
    assert text(ask(remotes.engine(source(loopback)))) == "Hello"
    assert fault
    assert same
    assert fault.title == same.title == "Nothing answers at localhost:2."


def test_a_proxy_that_does_not_let_through_is_told(
    loopback: Loopback, remotes: Remotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", loopback.url.removesuffix("/v1"))
    loopback.play(says(407))
    _, fault = failing(remotes.engine(Service("https://cloud.example/v1", "big")))

    assert fault
    assert fault.title == "The proxy does not let this program through to cloud.example."
    assert "authorization" not in loopback.heard[0].headers


@pytest.mark.parametrize("proxy", ["gopher://127.0.0.1", "http://127.0.0.1:port", "http://[::1"])
def test_a_proxy_of_another_kind_is_told(
    proxy: str, remotes: Remotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    cloud = Service("https://cloud.example/v1", "big")
    _, fault = failing(remotes.engine(cloud))

    assert remotes.services.unreached(cloud, Stop()) is None
    assert fault
    assert fault.title == "The proxy that is named here cannot be used."


def test_what_is_packed_is_not_unpacked(loopback: Loopback, remotes: Remotes) -> None:
    packed = OK + b"Content-Type: text/event-stream\r\nContent-Encoding: gzip\r\n\r\n"

    assert told(loopback, remotes, (packed, b"\x1f\x8b")).startswith("What HOST sends cannot be understood.")


def test_the_key_is_in_no_fault_although_the_service_repeats_it(loopback: Loopback, remotes: Remotes) -> None:
    fault = told(loopback, remotes, says(400, "I do not like sk-work-12345 at all"))

    assert "“I do not like … at all”" in fault


def test_a_service_that_wants_a_key_and_has_none_is_told_how(loopback: Loopback, remotes: Remotes) -> None:
    fault = told(loopback, remotes, says(401), key=None)

    assert fault.startswith("HOST wants a key. - Store one: matryoshka keys set NAME")


def test_a_knock_tells_within_a_second_who_is_not_there(loopback: Loopback, remotes: Remotes) -> None:
    begun = time.monotonic()
    here = remotes.services.unreached(source(loopback), Stop())
    closed = remotes.services.unreached(Service("http://127.0.0.1:1/v1", "m"), Stop())
    unknown = remotes.services.unreached(Service("http://nowhere.invalid/v1", "m"), Stop())

    assert here is None
    assert closed
    assert closed.title == "Nothing answers at 127.0.0.1:1."
    assert unknown
    assert "No way to nowhere.invalid" in unknown.title
    assert time.monotonic() - begun < Manners().silence
    assert [(each.host, each.sent, each.received) for each in remotes.requests] == [
        ("127.0.0.1:1", 0, 0),
        ("nowhere.invalid", 0, 0),
    ]


def test_a_knock_at_a_door_that_stays_shut_leaves_it_to_the_question(remotes: Remotes) -> None:
    with _deaf_door() as port:
        begun = time.monotonic()

        assert remotes.services.unreached(Service(f"http://127.0.0.1:{port}/v1", "m"), Stop()) is None
        assert time.monotonic() - begun < Manners().silence


def test_a_door_that_is_far_counts_although_another_of_that_host_is_shut(
    remotes: Remotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _deaf_door() as port:
        found = [socket.getaddrinfo("127.0.0.1", each, type=socket.SOCK_STREAM)[0] for each in (port, 1)]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)

        assert remotes.services.unreached(Service("http://cloud.example/v1", "m"), Stop()) is None


@contextmanager
def _deaf_door() -> Iterator[int]:
    """A port at which nobody is let in, and nobody turned away."""
    with socket.socket() as deaf, ExitStack() as waiting:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        port = deaf.getsockname()[1]
        for each in (waiting.enter_context(socket.socket()) for _ in range(3)):
            each.setblocking(False)
            each.connect_ex(("127.0.0.1", port))
        yield port


def test_a_list_of_models_that_never_ends_is_told(loopback: Loopback, tmp_path: Path) -> None:
    head = OK + b"Content-Type: application/json\r\n\r\n"
    loopback.play((head, Again(b" ", every=0.05)))
    remotes = Remotes(tmp_path, Manners(silence=60, wordless=0.4))

    with pytest.raises(AppError, match="signs of life"):
        remotes.services.offers(source(loopback), Stop())


def test_a_list_of_models_that_is_none_is_told(loopback: Loopback, remotes: Remotes) -> None:
    loopback.play(document({"data": "none"}))

    with pytest.raises(AppError, match="cannot be understood"):
        remotes.services.offers(source(loopback), Stop())


def test_after_a_fault_the_next_question_is_answered(loopback: Loopback, remotes: Remotes) -> None:
    engine = remotes.engine(source(loopback))
    loopback.play(HELD)
    failing(engine)
    loopback.play(answer("Yes"))

    assert text(ask(engine)) == "Yes"
