"""Models of all programs are found where they lie, each once."""

import os
from pathlib import Path

import pytest

from matryoshka.chat.engine import Stop
from matryoshka.models.found import Comparing, Found, Owner, Same
from matryoshka.models.ledger import Entry
from matryoshka.models.library import gathered
from support.models import Computer, names


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def test_where_nothing_is_nothing_is_found(computer: Computer) -> None:
    assert computer.look() == ((), ())


def test_a_file_tells_what_its_model_is(computer: Computer) -> None:
    file = computer.parrot(computer.lm_studio / "infra" / "Ocelot" / "Ocelot-1B-Q4_K_M.gguf")

    (model,) = computer.found()

    assert (model.path, model.owner) == (file, Owner.LM_STUDIO)
    assert (model.name, model.architecture, model.quantization) == ("Ocelot-1B-Q4_K_M", "llama", "Q4_K_M")
    assert (model.bytes, model.context) == (file.stat().st_size, 512)
    assert 0 < 4 * model.parameters < model.bytes


def test_each_program_is_looked_at(computer: Computer) -> None:
    computer.in_hub("owner/repo", "hub.gguf", "of the hub")
    computer.in_ollama("registry.ollama.ai/library/llama3.2/1b", "of Ollama")
    support = computer.home / "Library" / "Application Support"
    computer.parrot(support / "Jan" / "data" / "llamacpp" / "models" / "tiny" / "model.gguf", "of Jan")
    computer.parrot(support / "nomic.ai" / "GPT4All" / "all.gguf", "of GPT4All")
    computer.parrot(computer.home / "Library" / "Caches" / "llama.cpp" / "plain.gguf", "of llama.cpp")
    computer.parrot(computer.library.folder / "mine" / "mine.gguf", "of ours")

    assert {model.owner: model.name for model in computer.found()} == {
        Owner.OURS: "mine",
        Owner.HUB: "hub",
        Owner.OLLAMA: "llama3.2:1b",
        Owner.JAN: "tiny",
        Owner.GPT4ALL: "all",
        Owner.LLAMA_CPP: "plain",
    }


def test_folders_and_files_that_a_person_named_are_looked_at(computer: Computer, tmp_path: Path) -> None:
    computer.parrot(tmp_path / "disk" / "deep" / "one.gguf", "one")
    two = computer.parrot(tmp_path / "two.gguf", "two")
    computer.ledger.add(Entry.FOLDER, [tmp_path / "disk"])
    computer.ledger.add(Entry.FILE, [two])

    assert [(model.name, model.owner) for model in computer.found()] == [
        ("one", Owner.PERSON),
        ("two", Owner.PERSON),
    ]


def test_what_is_unfinished_hidden_or_no_model_is_passed_over(computer: Computer) -> None:
    for name in ("incomplete-a.gguf", ".b.gguf", ".cache/c.gguf", "d.bin"):
        computer.parrot(computer.lm_studio / name)

    assert computer.look() == ((), ())


def test_folders_that_lead_back_into_themselves_are_gone_through_once(computer: Computer) -> None:
    computer.parrot(computer.lm_studio / "a" / "a.gguf")
    (computer.lm_studio / "a" / "back").symlink_to(computer.lm_studio, target_is_directory=True)

    assert names(computer.found()) == ["a"]


def test_links_that_lead_nowhere_are_passed_over(computer: Computer) -> None:
    computer.lm_studio.mkdir(parents=True)
    for name, target in {"gone": "gone", "long": "x" * 300, "round": "round.gguf"}.items():
        (computer.lm_studio / f"{name}.gguf").symlink_to(target)

    assert computer.look() == ((), ())


def test_a_model_that_cannot_be_used_says_why(computer: Computer) -> None:
    file = computer.parrot(computer.lm_studio / "cut.gguf")
    os.truncate(file, file.stat().st_size - 1)

    found, (unusable,) = computer.look()

    assert not found
    assert unusable.place.path == file
    assert "not whole" in unusable.fault.title


def test_one_file_of_two_names_is_one_model(computer: Computer) -> None:
    file = computer.parrot(computer.lm_studio / "a.gguf")
    computer.library.folder.mkdir(parents=True)
    (computer.library.folder / "b.gguf").hardlink_to(file)

    (model,) = computer.found()

    assert [place.owner for place in model.places] == [Owner.OURS, Owner.LM_STUDIO]


def test_contents_that_two_programs_name_by_one_sum_are_one_model_and_nothing_is_read(
    computer: Computer,
) -> None:
    computer.in_hub("owner/repo", "a.gguf")
    computer.in_ollama("registry.ollama.ai/library/a/latest")

    findings = list(computer.library.search(Stop()))

    assert not [each for each in findings if isinstance(each, Comparing | Same)]
    (model,) = gathered(findings)[0]
    assert [place.owner for place in model.places] == [Owner.HUB, Owner.OLLAMA]
    assert model.name == "a:latest"


def test_copies_are_found_by_their_content_and_read_only_once(computer: Computer) -> None:
    computer.in_hub("owner/repo", "a.gguf")
    computer.parrot(computer.lm_studio / "b.gguf")
    computer.parrot(computer.lm_studio / "c.gguf")
    computer.parrot(computer.lm_studio / "other.gguf", "Jello")

    first, second = (list(computer.library.search(Stop())) for _ in range(2))

    assert len([each for each in first if isinstance(each, Same)]) == 2
    assert [each for each in first if isinstance(each, Comparing)]
    assert not [each for each in second if isinstance(each, Comparing)]
    for findings in (first, second):
        models = gathered(findings)[0]
        assert [len(model.places) for model in models] == [3, 1]
        assert names(models) == ["a", "other"]


def test_of_copies_ours_is_used(computer: Computer) -> None:
    computer.in_ollama("registry.ollama.ai/library/a/latest")
    computer.parrot(computer.lm_studio / "b.gguf")
    ours = computer.parrot(computer.library.folder / "c" / "c.gguf")

    (model,) = computer.found()

    assert (model.path, len(model.places)) == (ours, 3)


def test_another_library_remembers_what_was_read_until_a_file_changes(
    computer: Computer, tmp_path: Path
) -> None:
    computer.parrot(computer.lm_studio / "a.gguf")
    copy = computer.parrot(computer.lm_studio / "b.gguf")
    computer.found()

    again = list(Computer(tmp_path).library.search(Stop()))
    assert [each for each in again if isinstance(each, Same)]
    assert not [each for each in again if isinstance(each, Comparing)]

    copy.write_bytes(copy.read_bytes().replace(b"Parrot", b"Carrot"))
    assert len(Computer(tmp_path).found()) == 2


@pytest.mark.parametrize("kept", [b"", b"[1]", b"{", b'{"a": 1}'])
def test_a_damaged_memory_of_sums_costs_only_time(computer: Computer, kept: bytes) -> None:
    computer.sums.parent.mkdir(parents=True)
    computer.sums.write_bytes(kept)
    computer.parrot(computer.lm_studio / "a.gguf")
    computer.parrot(computer.lm_studio / "b.gguf")

    assert [len(model.places) for model in computer.found()] == [2]


def test_a_search_that_is_stopped_ends(computer: Computer) -> None:
    computer.parrot(computer.lm_studio / "a.gguf")
    computer.parrot(computer.lm_studio / "b.gguf")
    stop = Stop()
    findings = computer.library.search(stop)

    assert isinstance(next(findings), Found)
    stop.set()
    assert not [each for each in findings if isinstance(each, Same)]


def test_parts_of_a_split_model_are_one(computer: Computer) -> None:
    files = computer.split(".lmstudio/models/a/Big-Q8_0")

    (model,) = computer.found()

    assert (model.name, model.parameters) == ("Big-Q8_0", 16)
    assert model.places[0].files == files
    assert model.bytes == sum(file.stat().st_size for file in files)


@pytest.mark.parametrize("missing", [0, 1])
def test_a_split_model_of_which_a_part_is_missing_says_so(computer: Computer, missing: int) -> None:
    computer.split(".lmstudio/models/a/Big")[missing].unlink()

    found, (unusable,) = computer.look()

    assert not found
    assert "is one of 2 files" in unusable.fault.title
