"""Which hub is asked, and who is shown the token."""

import pytest

from matryoshka.errors import UsageFault
from matryoshka.models.hub.address import HUB, Address, address

MIRROR = "https://mirror.example"
TOKEN = {"HF_TOKEN": "hf_one"}


def test_the_public_hub_is_asked_unless_another_is_named() -> None:
    assert address({}, "") == Address(HUB)
    assert address({}, MIRROR) == Address(MIRROR)
    assert address({"HF_ENDPOINT": "http://127.0.0.1:8000/hub/"}, MIRROR) == Address(
        "http://127.0.0.1:8000/hub"
    )


def test_the_token_of_the_environment_is_for_the_hub_of_the_environment() -> None:
    assert address(TOKEN, "") == Address(HUB, "hf_one")
    assert address(TOKEN | {"HF_ENDPOINT": MIRROR}, "") == Address(MIRROR, "hf_one")
    assert address(TOKEN, MIRROR) == Address(MIRROR)


def test_each_hub_has_a_token_of_its_own() -> None:
    secrets = [Address(HUB).secret, Address(f"{MIRROR}:8443/hub").secret]

    assert secrets == ["token of huggingface.co", "token of mirror.example:8443"]


@pytest.mark.parametrize(
    "named",
    [
        *(
            "mirror.example",
            "ftp://mirror.example",
            "https://",
            "https:///hub",
            "https://a b",
            "https://[::1",
        ),
        *("https://me:pw@mirror.example", "https://mirror.example?x=1", "https://mirror.example:port"),
        *("https://mirror.example:99999", "https://[:::]"),
    ],
)
def test_what_is_no_address_is_told_with_where_it_stands(named: str) -> None:
    with pytest.raises(UsageFault, match="HF_ENDPOINT"):
        address({"HF_ENDPOINT": named}, "")
    with pytest.raises(UsageFault, match="mirror"):
        address({}, named)


@pytest.mark.parametrize("named", ["https://[::1]:8000", "http://localhost", "https://mirror.example/a/b"])
def test_every_kind_of_address_is_taken(named: str) -> None:
    assert address({"HF_ENDPOINT": named}, "").endpoint == named
