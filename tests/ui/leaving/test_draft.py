"""A service as it was typed: what cannot be one is said, and nothing shows its key."""

import pytest

from matryoshka.chat.service import Continuing, Price, Service
from matryoshka.errors import AppError
from matryoshka.ui.leaving.draft import Draft, key_name

URL = "https://api.cloud.example/v1"


def test_what_was_typed_becomes_a_service() -> None:
    draft = Draft(f"{URL}/", "big-1", "work", "Remote", "1,5", "6")

    assert draft.whole == Service(URL, "big-1", "work", Price(1.5, 6.0))


def test_a_key_without_a_name_is_called_as_its_host() -> None:
    assert Draft(URL, "big-1", "", "Remote", "", "", "sk-unseen").service.key == "cloud"
    assert Draft(URL, "big-1", "", "Remote").service.key is None


def test_a_model_that_sees_pictures_is_said_to() -> None:
    assert Draft(URL, "big-1", "", "Remote", images=True).service.images
    assert not Draft(URL, "big-1", "", "Remote").service.images


def test_how_its_service_goes_on_with_an_answer_is_kept() -> None:
    assert Draft(URL, "big-1", "", "Remote", continues="final").service.continues is Continuing.FINAL
    assert Draft(URL, "big-1", "", "Remote").service.continues is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://openrouter.ai/api/v1", "openrouter"),
        ("https://api.mistral.ai/v1", "mistral"),
        ("http://localhost:8080/v1", "localhost"),
        ("http://192.168.1.7:8080/v1", "192.168.1.7"),
        ("nonsense", ""),
    ],
)
def test_a_key_is_named_after_what_tells_hosts_apart(url: str, name: str) -> None:
    assert key_name(url) == name


@pytest.mark.parametrize(
    ("draft", "fault"),
    [
        (Draft("cloud.example", "big-1", "", "Remote"), "no address of a service"),
        (Draft("https://me:sk-1@cloud.example/v1", "big-1", "", "Remote"), "no address of a service"),
        (Draft(URL, "big-1", "my key", "Remote"), "cannot be called so"),
        (Draft(URL, "", "", "Remote"), "Which model"),
        (Draft(URL, "big-1", "", ""), "needs a name"),
        (Draft(URL, "big-1", "", "Remote", "cheap", "6"), "no price"),
        (Draft(URL, "big-1", "", "Remote", "1", ""), "no price"),
        (Draft(URL, "big-1", "", "Remote", "-1", "6"), "no price"),
        (Draft(URL, "big-1", "", "Remote", "nan", "6"), "no price"),
    ],
)
def test_what_cannot_be_a_service_is_said(draft: Draft, fault: str) -> None:
    with pytest.raises(AppError, match=fault):
        _ = draft.whole


def test_a_draft_does_not_show_its_key() -> None:
    assert "sk-unseen" not in repr(Draft(URL, "big-1", "work", "Remote", "", "", "sk-unseen"))
