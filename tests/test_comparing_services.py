"""Services beside the tiers here: one that never answers, one that dies, and the person's leave."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from matryoshka import build
from matryoshka.chat.comparing.comparison import Comparison
from matryoshka.chat.comparing.grid import Status
from matryoshka.chat.comparing.news import Planned, Said, after
from matryoshka.chat.conversation import State
from matryoshka.chat.events import Done
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.leave import Leave
from matryoshka.chat.service import Service as Source
from matryoshka.keychain import Keychain
from matryoshka.paths import Paths
from matryoshka.secret_names import SecretNames
from support.comparing import compared, messages, stops
from support.parrots import write_parrot
from support.services import EVENTS, Act, Service, answer, delta, open_service

LEAVES = {"L": Leave(None)}


@pytest.fixture
def service() -> Iterator[Service]:
    with open_service() as service:
        yield service


@pytest.fixture
def comparison(tmp_path: Path, service: Service) -> Iterator[Comparison]:
    """A parrot on this computer, and the service above it."""
    paths = Paths(tmp_path, tmp_path, tmp_path / "cache")
    here = Tier("XS", write_parrot(tmp_path / "p.gguf", "It is four"), "p")
    away = Tier("L", Source(service.url, "big"), "big")
    keychain = Keychain(SecretNames(paths.secret_names), lambda: None)
    with closing(build.rack(paths)) as rack:
        abroad = build.abroad(paths, lambda: keychain)
        yield build.comparison(Ladder((here, away)), rack, abroad)


def test_both_answer_at_the_same_time(comparison: Comparison, service: Service) -> None:
    service.play(answer("Fo", "ur"))
    row, news = compared(comparison, "2+2", LEAVES)

    assert news[0] == Planned((("XS",),))
    assert [column.text for column in row.columns] == ["It is four", "Four"]
    assert row.column("L").memory is None
    assert row.column("L").effort.tokens == 2


def test_secrets_go_hidden_and_nothing_goes_without_leave(comparison: Comparison, service: Service) -> None:
    row, _ = compared(comparison, "Write to ann@example.org")
    assert row.column("L").status is Status.ASKS
    assert service.heard == []

    compared(comparison, "Write to ann@example.org", LEAVES)
    sent = [each for each in service.heard if each.line.startswith("POST")]
    assert len(sent) == 1
    assert "ann@example.org" not in str(sent)


def test_a_service_that_never_answers_is_stopped_and_the_tier_here_has_answered(
    comparison: Comparison, service: Service
) -> None:
    service.play((EVENTS, Act.STALL))
    asked = stops(comparison)
    row = comparison.row("2+2", ["XS", "L"])
    for news in comparison.run(messages("2+2"), asked, LEAVES):
        row = after(row, news, 0.0)
        if isinstance(news, Said) and isinstance(news.event, Done) and news.tier == "XS":
            asked["L"].set()

    assert row.column("XS").text == "It is four"
    assert [each.state for each in row.column("L").run.attempts] == [State.STOPPED]


def test_a_service_that_dies_in_mid_answer_keeps_what_it_said(
    comparison: Comparison, service: Service
) -> None:
    service.play((EVENTS, delta(content="Fo"), Act.RESET))
    row, _ = compared(comparison, "2+2", LEAVES)

    assert row.column("L").text == "Fo"
    assert [each.state for each in row.column("L").run.attempts] == [State.FAILED]
    assert row.column("XS").text == "It is four"
