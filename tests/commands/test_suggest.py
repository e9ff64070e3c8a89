"""A ladder for this computer, asked for in the terminal."""

import json
from pathlib import Path
from typing import Any

import pytest

from matryoshka.cli import main
from support.command import run
from support.hub import open_hub

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all: the processor is timed once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def document(home: Path) -> Any:
    arguments = ("models", "suggest", "--refresh", "--json", "--languages", "en,ru")
    return json.loads(run(*arguments, home=home, HF_ENDPOINT=NOWHERE).stdout)


def test_a_ladder_is_suggested_without_asking_anybody(home: Path) -> None:
    with open_hub() as hub:
        result = run("models", "suggest", home=home, HF_ENDPOINT=hub.endpoint)

        assert hub.requests == []
    assert result.returncode == 0
    assert result.stdout.splitlines()[0].split() == ["XS", "built", "in"]


def test_programs_get_one_document(document: Any) -> None:
    assert {"tiers", "dropped", "bytes", "not_refreshed"} == set(document)
    assert document["tiers"][0] == {"name": "XS", "source": "builtin:xs"}
    assert document["bytes"] == sum(tier.get("bytes", 0) for tier in document["tiers"])


def test_what_the_hub_could_not_be_asked_is_told_and_the_catalogue_stands(document: Any) -> None:
    assert bool(document["not_refreshed"]) == bool(document["bytes"])
    assert not any(tier.get("exact") for tier in document["tiers"])


def test_what_is_no_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["models", "suggest", "--languages", "english"])

    assert ended.value.code == 2
    assert "such as en,ru" in capsys.readouterr().err
