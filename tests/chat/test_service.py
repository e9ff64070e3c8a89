"""A service is known by its host, and by nothing secret."""

import pytest

from matryoshka.chat.service import Service, is_here, is_key_name


@pytest.mark.parametrize(
    ("url", "host", "encrypted"),
    [
        ("https://api.cloud.example/v1", "api.cloud.example", True),
        ("http://127.0.0.1:8080/v1", "127.0.0.1:8080", False),
        ("http://[::1]:8080", "[::1]:8080", False),
    ],
)
def test_its_host_is_told_with_its_port(url: str, host: str, encrypted: bool) -> None:
    service = Service(url, "m")

    assert (service.host, service.encrypted) == (host, encrypted)


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8080", "my.localhost", "127.0.0.1:1", "127.1.2.3", "[::1]:80"]
)
def test_this_computer_is_known_by_its_names(host: str) -> None:
    assert is_here(host)


@pytest.mark.parametrize(
    "host", ["cloud.example", "10.0.0.1:80", "127.0.0.1.example", "[2001:db8::1]", "localhost.example"]
)
def test_other_computers_are_not_taken_for_this_one(host: str) -> None:
    assert not is_here(host)


def test_its_key_has_a_name_of_its_own_in_the_keyring() -> None:
    assert Service("https://a.example", "m", "work").secret == "key work"  # noqa: S105 - a name
    assert Service("https://a.example", "m").secret is None


def test_a_name_of_a_key_is_one_word() -> None:
    assert is_key_name("my-work_1.2")
    assert not any(map(is_key_name, ("", "two words", "a/b", "x" * 25)))
