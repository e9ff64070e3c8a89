"""Secrets in what people write are found, and hidden so that a model can still speak of them."""

import time

import pytest

from matryoshka.chat.engine import Message, Role
from matryoshka.chat.outgoing import Kind, masked
from matryoshka.outgoing.secrets import SecretFinder

FINDER = SecretFinder("DE")


def found(text: str) -> list[tuple[Kind, str]]:
    secrets = FINDER.find([Message(Role.USER, text)])
    return [(secret.kind, text[secret.start : secret.end]) for secret in secrets]


def hidden(*texts: str) -> tuple[str, ...]:
    messages = [Message(Role.USER, text) for text in texts]
    return tuple(message.text for message in masked(messages, FINDER.find(messages)))


@pytest.mark.parametrize(
    "key",
    [
        "sk-proj-AbCd1234EfGh5678IjKl9012MnOp",
        "AKIAIOSFODNN7EXAMPLE",
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
        "hf_AbCdEfGhIjKlMnOpQrStUvWxYz12345678",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nabc\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nthe rest was not copied",
    ],
)
def test_keys_of_services_are_found_by_their_form(key: str) -> None:
    assert found(f"It says {key}") == [(Kind.KEY, key)]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("password = hunter22", "hunter22"),
        ("Мой пароль: Qwerty123 и всё", "Qwerty123"),
        ('the passphrase is "blue42horse"', "blue42horse"),
        ("Authorization: Bearer abcdef1234567890", "abcdef1234567890"),
        ("https://anna:s3cr3t-word@localhost/x", "s3cr3t-word"),
    ],
)
def test_a_password_is_found_by_what_it_is_called(text: str, secret: str) -> None:
    assert found(text) == [(Kind.KEY, secret)]


@pytest.mark.parametrize("number", ["4111 1111 1111 1111", "5500-0000-0000-0004", "378282246310005"])
def test_a_card_number_is_found_by_its_check_digit(number: str) -> None:
    assert found(f"card {number}, 12/27") == [(Kind.CARD, number)]


@pytest.mark.parametrize("number", ["+49 30 901820", "+7 495 123-45-67", "030 901820", "0171/1234567"])
def test_a_phone_number_is_found_with_its_country_or_as_people_here_write_it(number: str) -> None:
    assert found(f"Call {number} today") == [(Kind.PHONE, number)]


@pytest.mark.parametrize("address", ["a.b+c@example.org", "иван@пример.рф"])
def test_a_mail_address_is_found(address: str) -> None:
    assert found(f"Write to {address}.") == [(Kind.MAIL, address)]


@pytest.mark.parametrize(
    "text",
    [
        "What is 2025550123 + 17? And 4315 - 12, 1,234,567.89?",
        "4111 1111 1111 1112 is no card, 12345678901234567890 neither.",
        "On 2024-11-22 or 10.10.2024, at 18:30",
        "The password is required.",
        "See https://example.org/blob/main/some_long_file.py and commit 3c904ce1a2b3c4d5e6f708192a3b4c5d",
        "return SomeVeryLongClassName2Factory()",
        "Сколько будет 7 умножить на 8?",
    ],
)
def test_sums_dates_and_code_are_no_secrets(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["eyJa.", "a@", "1 ", "-----BEGIN PRIVATE KEY-----\n", "password ", "+49 30 "]
)
def test_a_text_made_to_keep_it_busy_does_not(text: str) -> None:
    begun = time.process_time()
    found(text * (50_000 // len(text)))

    assert time.process_time() - begun < 2


def test_the_same_secret_bears_the_same_number_in_all_messages() -> None:
    assert hidden("Is a@example.org known?", "No, b@example.org is.", "And a@example.org?") == (
        "Is [mail address 1] known?",
        "No, [mail address 2] is.",
        "And [mail address 1]?",
    )


def test_what_is_found_twice_is_hidden_once() -> None:
    (text,) = hidden("password: hunter2x@example.org")

    assert text == "password: [key 1]"
