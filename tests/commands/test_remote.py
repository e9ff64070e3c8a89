"""Services are listed, asked for their models, and tested, in the terminal."""

import json
from pathlib import Path

import pytest

from matryoshka import cli
from matryoshka.paths import HOME_VARIABLE
from support.services import Service, open_service, says


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    return tmp_path


def write_ladder(home: Path, service: Service) -> None:
    tiers = (
        '[[tier]]\nname = "XS"\nmodel = "builtin:xs"\n'
        f'[[tier]]\nname = "L"\nmodel = "big"\nremote = "{service.url}"\n'
    )
    (home / "ladder.toml").write_text(tiers, encoding="utf-8")


def test_the_services_that_come_with_the_program_are_listed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del home
    assert cli.main(["remote", "services"]) == 0
    assert "http://localhost:8080/v1" in capsys.readouterr().out
    assert cli.main(["remote", "services", "--json"]) == 0
    assert {"name", "url", "key_page", "start", "continues"} == set(json.loads(capsys.readouterr().out)[0])


def test_the_models_of_a_tier_or_of_an_address_are_listed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_service() as service:
        service.models = [{"id": "big", "context_length": 8192}, {"id": "small"}]
        write_ladder(home, service)
        for named in ("L", f"{service.url}/"):
            assert cli.main(["remote", "models", named]) == 0
            assert capsys.readouterr().out == "big    8,192 tokens\nsmall\n"
        assert cli.main(["remote", "models", "L", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)[0] == {"model": "big", "context": 8192, "price": None}


def test_a_tier_is_asked_for_one_word(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_service() as service:
        write_ladder(home, service)
        assert cli.main(["remote", "test", "L"]) == 0
        told = capsys.readouterr()
        assert cli.main(["remote", "test", "L", "--json"]) == 0

    assert "is asked for one word by “big”" not in told.out
    assert "It answered “Hello”" in told.out
    assert "It counted 7 tokens read and 2 written." in told.out
    assert "is not encrypted" in told.out
    document = json.loads(capsys.readouterr().out)
    assert (document["tier"], document["model"], document["answer"]) == ("L", "big", "Hello")
    assert document["usage"] == {"prompt_tokens": 7, "tokens": 2, "cost": None}


def test_what_is_wrong_with_a_service_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_service() as service:
        write_ladder(home, service)
        service.play(says(404, "no such model"))
        assert cli.main(["remote", "test", "L"]) == 1

    assert "has no model “big”" in capsys.readouterr().err


@pytest.mark.parametrize("what", ["models", "test"])
def test_a_tier_that_is_none_or_is_on_this_computer_is_told(
    what: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_service() as service:
        write_ladder(home, service)
        assert cli.main(["remote", what, "XS"]) == 2

    assert "No remote tier of your ladder is called “XS”. It has L." in capsys.readouterr().err
    assert service.heard == []
