"""Models on this computer are listed, taken in and removed from the terminal."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from matryoshka.chat.ladder_writer import LadderWriter
from support.command import run
from support.parrots import write_parrot

ELSEWHERE = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "HF_HOME", "HF_HUB_CACHE", "OLLAMA_MODELS", "LLAMA_CACHE")


class Person:
    """Has a home with a model of LM Studio, and types commands about models."""

    def __init__(self, folder: Path) -> None:
        self.home, self.data = folder / "home", folder / "data"
        self.theirs = self.parrot(".lmstudio/models/a/b/Theirs-Q4_K_M.gguf", "theirs")

    def parrot(self, path: str, line: str) -> Path:
        file = self.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        return write_parrot(file, line)

    def types(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        variables = dict.fromkeys(ELSEWHERE, "") | {"HOME": str(self.home), "USERPROFILE": str(self.home)}
        return run("models", *arguments, home=self.data, **variables)

    def asks(self, *arguments: str | Path) -> Any:
        result = self.types(*arguments, "--json")
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path)


def test_models_of_other_programs_are_listed_where_they_lie(person: Person) -> None:
    result = person.types("list")

    size = f"{person.theirs.stat().st_size / 1000:.0f} kB"
    assert result.stdout == f"Theirs-Q4_K_M  Q4_K_M  {size}    LM Studio  {person.theirs}\n"
    assert not result.stderr


def test_a_computer_without_models_says_so(person: Person) -> None:
    person.theirs.unlink()

    result = person.types("list")

    assert (result.stdout, result.stderr) == (
        "",
        "There are no models on this computer but the built-in ones.\n",
    )


def test_what_cannot_be_used_is_named_with_the_reason(person: Person) -> None:
    os.truncate(person.theirs, 1000)

    result = person.types("list")

    assert result.stderr.startswith(f"Not usable: {person.theirs}: ")
    (unusable,) = person.asks("list")["unusable"]
    assert (unusable["owner"], unusable["files"]) == ("lm_studio", [str(person.theirs)])
    assert unusable["title"] in result.stderr


def test_json_tells_all_that_is_known_and_which_tier_a_model_is(person: Person) -> None:
    person.data.mkdir()
    ladder = f"[[tier]]\nname = 'M'\nmodel = '{person.theirs}'\n"
    (person.data / "ladder.toml").write_text(ladder, encoding="utf-8")

    (model,) = person.asks("list")["models"]

    place = {"owner": "lm_studio", "files": [str(person.theirs)]}
    assert model | {"parameters": 0} == {
        "name": "Theirs-Q4_K_M",
        "architecture": "llama",
        "parameters": 0,
        "quantization": "Q4_K_M",
        "bytes": person.theirs.stat().st_size,
        "context": 512,
        "path": str(person.theirs),
        "owner": "lm_studio",
        "places": [place],
        "tiers": ["M"],
    }
    assert "  tier M  LM Studio  " in person.types("list").stdout


def test_a_ladder_that_cannot_be_read_does_not_hide_the_models(person: Person) -> None:
    person.data.mkdir()
    (person.data / "ladder.toml").write_text("[[", encoding="utf-8")

    assert "Theirs" in person.types("list").stdout


def test_a_file_is_taken_in_listed_and_removed_again(person: Person) -> None:
    file = person.parrot("Downloads/Mine.gguf", "mine")

    taken = person.asks("import", file)
    assert taken == {"path": str(person.data / "models" / "Mine" / "Mine.gguf"), "way": "linked"}
    file.unlink()
    assert [model["owner"] for model in person.asks("list")["models"]] == ["ours", "lm_studio"]

    result = person.types("remove", "Mine", "--yes")
    assert result.returncode == 0
    assert result.stderr.startswith("“Mine” is removed. Frees ")
    assert [model["name"] for model in person.asks("list")["models"]] == ["Theirs-Q4_K_M"]


def test_a_copy_tells_where_it_is(person: Person) -> None:
    result = person.types("import", person.theirs, "--copy")

    where = person.data / "models" / "Theirs-Q4_K_M" / "Theirs-Q4_K_M.gguf"
    assert result.stdout == f"{where} is copied.\n"
    assert result.stderr.startswith("Copying: ")
    (model,) = person.asks("list")["models"]
    assert [place["owner"] for place in model["places"]] == ["ours", "lm_studio"]


def test_a_folder_is_looked_into_from_then_on(person: Person) -> None:
    folder = person.home / "disk"
    folder.mkdir()
    assert person.types("import", folder).stdout == (
        f"{folder} is looked into from now on; it holds no model yet.\n"
    )

    person.parrot("disk/deep/Late.gguf", "late")
    assert "Late" in person.types("list").stdout
    assert person.asks("import", folder)["models"] == [str(folder / "deep" / "Late.gguf")]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["import", "absent.gguf"], 1, "cannot be read"),
        (["import", "~", "--copy"], 2, "used where it lies"),
        (["remove", "Nobody", "--yes"], 2, "No model here is called “Nobody”"),
        (["remove", "Theirs-Q4_K_M", "--yes"], 1, "lies in LM Studio, which alone may delete it"),
    ],
)
def test_what_cannot_be_done_says_why(person: Person, arguments: list[str], status: int, words: str) -> None:
    result = person.types(*(each.replace("~", str(person.home)) for each in arguments))

    assert result.returncode == status
    assert words in result.stderr


def test_nothing_is_removed_unasked(person: Person) -> None:
    taken = Path(person.asks("import", person.theirs, "--copy")["path"])

    result = person.types("remove", taken)

    assert result.returncode == 2
    assert "A copy stays in LM Studio. Say --yes" in result.stderr
    assert taken.exists()
    assert person.asks("remove", taken, "--yes")["deleted"] == [str(taken)]


def test_the_model_of_a_tier_is_not_removed(person: Person) -> None:
    taken = Path(person.asks("import", person.theirs, "--copy")["path"])
    ladder = f"[[tier]]\nname = 'M'\nmodel = '{taken}'\n"
    (person.data / "ladder.toml").write_text(ladder, encoding="utf-8")

    result = person.types("remove", "Theirs-Q4_K_M", "--yes")

    assert result.returncode == 1
    assert "is the tier M of your ladder" in result.stderr
    assert taken.exists()


def test_two_models_of_one_name_are_told_apart_by_their_files(person: Person) -> None:
    other = person.parrot(".lmstudio/models/c/Theirs-Q4_K_M.gguf", "others")

    result = person.types("remove", "Theirs-Q4_K_M", "--yes")

    assert result.returncode == 2
    assert str(other) in result.stderr
    assert str(person.theirs) in result.stderr


def test_a_model_of_another_program_answers_where_it_lies(person: Person) -> None:
    (model,) = person.asks("list")["models"]
    LadderWriter(person.data / "ladder.toml").put(Path(model["path"]), 2)

    result = run("ask", "--only", "M", "Who?", home=person.data)

    assert (result.returncode, result.stdout) == (0, "theirs\n")
    assert person.asks("list")["models"][0]["tiers"] == ["M"]
