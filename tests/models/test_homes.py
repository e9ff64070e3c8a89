"""Where programs keep their models, on each system and as each was told."""

import json
from pathlib import Path

import pytest

from matryoshka.models.found import Owner
from matryoshka.models.homes import System, folders, hub_cache, ollama_homes


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


def _folders(system: System, owner: Owner) -> list[str]:
    return [path.relative_to(system.home).as_posix() for one, path in folders(system) if one is owner]


@pytest.mark.parametrize(
    ("platform", "gpt4all", "jan", "llama_cpp"),
    [
        ("linux", ".local/share/nomic.ai/GPT4All", ".local/share/Jan/data/models", ".cache/llama.cpp"),
        (
            "darwin",
            "Library/Application Support/nomic.ai/GPT4All",
            "Library/Application Support/Jan/data/models",
            "Library/Caches/llama.cpp",
        ),
        (
            "win32",
            "AppData/Local/nomic.ai/GPT4All",
            "AppData/Roaming/Jan/data/models",
            "AppData/Local/llama.cpp",
        ),
    ],
)
def test_each_system_has_its_own_folders(
    home: Path, platform: str, gpt4all: str, jan: str, llama_cpp: str
) -> None:
    system = System(home, {}, platform)

    assert gpt4all in _folders(system, Owner.GPT4ALL)
    assert jan in _folders(system, Owner.JAN)
    assert _folders(system, Owner.LLAMA_CPP) == [llama_cpp]
    assert ".lmstudio/models" in _folders(system, Owner.LM_STUDIO)
    assert hub_cache(system) == home / ".cache" / "huggingface" / "hub"


def test_the_service_of_ollama_is_looked_at_beside_a_persons_own(home: Path) -> None:
    assert list(ollama_homes(System(home, {}, "linux"))) == [
        home / ".ollama" / "models",
        Path("/usr/share/ollama/.ollama/models"),
    ]


@pytest.mark.parametrize(
    ("variables", "folder"),
    [
        ({"HF_HOME": "/hf"}, "/hf/hub"),
        ({"HF_HOME": "/hf", "HUGGINGFACE_HUB_CACHE": "/old"}, "/old"),
        ({"HUGGINGFACE_HUB_CACHE": "/old", "HF_HUB_CACHE": "/new"}, "/new"),
        ({"XDG_CACHE_HOME": "/xdg"}, "/xdg/huggingface/hub"),
        ({"HF_HOME": " "}, "/home/me/.cache/huggingface/hub"),
        ({"HF_HOME": "~/hf"}, "/home/me/hf/hub"),
        ({"HF_HOME": "here"}, str(Path.cwd() / "here" / "hub")),
    ],
)
def test_the_hub_cache_lies_where_its_variables_say(variables: dict[str, str], folder: str) -> None:
    assert hub_cache(System(Path("/home/me"), variables, "linux")) == Path(folder)


def test_variables_of_the_other_programs_count(home: Path) -> None:
    system = System(home, {"OLLAMA_MODELS": "/o", "LLAMA_CACHE": "/l", "JAN_DATA_FOLDER": "/j"}, "darwin")

    assert list(ollama_homes(system)) == [Path("/o")]
    found = set(folders(system))
    assert {(Owner.LLAMA_CPP, Path("/l")), (Owner.JAN, Path("/j/llamacpp/models"))} <= found


def test_what_programs_were_told_in_their_settings_counts(home: Path) -> None:
    elsewhere = home / "elsewhere"
    (home / ".lmstudio-home-pointer").write_text(f"{home / 'studio'}\n", encoding="utf-8")
    _write(home / "studio" / "settings.json", json.dumps({"downloadsFolder": str(elsewhere / "lm")}))
    _write(home / ".local/share/Jan/settings.json", json.dumps({"data_folder": str(elsewhere / "jan")}))
    _write(home / ".config/nomic.ai/GPT4All.ini", f"[General]\nmodelPath={elsewhere / 'gpt'}\n")

    found = set(folders(System(home, {}, "linux")))

    assert {
        (Owner.LM_STUDIO, home / "studio" / "models"),
        (Owner.LM_STUDIO, elsewhere / "lm"),
        (Owner.JAN, elsewhere / "jan" / "llamacpp" / "models"),
        (Owner.GPT4ALL, elsewhere / "gpt"),
    } <= found


@pytest.mark.parametrize(
    "damage",
    [
        *("", "[", "[1]", '{"downloadsFolder": 3}', "\x00", "[General]\n[General"),
        *('{"downloadsFolder": "/\\u0000", "data_folder": "here"}', "[General]\nmodelPath=/\x00"),
        '{"downloadsFolder": "/\\ud800"}',
    ],
)
def test_damaged_settings_of_others_do_no_harm(home: Path, damage: str) -> None:
    system = System(home, {}, "linux")
    before = list(folders(system))
    (home / ".lmstudio-home-pointer").write_text(damage, encoding="utf-8")
    for name in (".lmstudio/settings.json", ".local/share/Jan/settings.json", ".config/nomic.ai/GPT4All.ini"):
        _write(home / name, damage)

    assert list(folders(system)) == before


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
