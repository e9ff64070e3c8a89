"""Removing says what it frees, and leaves alone what others own."""

from pathlib import Path

import pytest
from huggingface_hub import scan_cache_dir

from matryoshka.chat.engine import Stop
from matryoshka.errors import AppError
from matryoshka.models.found import Found
from matryoshka.models.intake import Intake
from matryoshka.models.ledger import Entry
from matryoshka.models.removal import Removal, removal_of, remove
from support.models import Computer


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def _only(computer: Computer) -> Found:
    (model,) = computer.found()
    return model


def _remove(computer: Computer) -> Removal:
    removal = removal_of(_only(computer))
    remove(removal, computer.ledger)
    return removal


def test_a_model_of_ours_goes_and_frees_its_size(computer: Computer) -> None:
    file = computer.parrot(computer.library.folder / "a" / "a.gguf")
    size = file.stat().st_size

    removal = _remove(computer)

    assert (removal.frees, removal.sentence) == (size, f"Frees {size / 1000:.0f} kB.")
    assert not file.parent.exists()


def test_what_has_gone_meanwhile_frees_nothing(computer: Computer) -> None:
    file = computer.parrot(computer.library.folder / "a" / "a.gguf")
    model = _only(computer)
    file.unlink()
    removal = removal_of(model)
    remove(removal, computer.ledger)

    assert removal.frees == 0
    assert not file.parent.exists()


def test_all_parts_of_a_split_model_go(computer: Computer) -> None:
    files = computer.split(str(computer.library.folder / "Big" / "Big"))
    size = sum(file.stat().st_size for file in files)

    assert _remove(computer).frees == size
    assert not files[0].parent.exists()


def test_what_has_another_name_elsewhere_frees_nothing(computer: Computer) -> None:
    file = computer.parrot("Downloads/a.gguf")
    list(Intake(computer.library.folder, computer.ledger).take(file, Stop()))

    assert _remove(computer).sentence == "Frees no space."
    assert file.exists()


def test_a_copy_that_another_program_has_stays(computer: Computer) -> None:
    theirs = computer.parrot(computer.lm_studio / "a.gguf")
    ours = computer.parrot(computer.library.folder / "a" / "a.gguf")

    removal = _remove(computer)

    assert removal.sentence.endswith("A copy stays in LM Studio.")
    assert removal.frees > 0
    assert (theirs.exists(), ours.exists()) == (True, False)


def test_what_another_programs_link_needs_is_not_deleted(computer: Computer) -> None:
    ours = computer.parrot(computer.library.folder / "a" / "a.gguf")
    computer.lm_studio.mkdir(parents=True)
    (computer.lm_studio / "b.gguf").symlink_to(ours)

    assert _remove(computer).frees == 0
    assert ours.exists()


@pytest.mark.parametrize("place", ["lm_studio", "hub", "ollama"])
def test_what_other_programs_own_is_refused(computer: Computer, place: str) -> None:
    match place:
        case "lm_studio":
            file = computer.parrot(computer.lm_studio / "a.gguf")
        case "hub":
            file = computer.in_hub("owner/repo", "a.gguf")
        case _:
            file = computer.in_ollama("registry.ollama.ai/library/a/latest")

    with pytest.raises(AppError, match="which alone may delete it") as raised:
        removal_of(_only(computer))
    assert str(file) in raised.value.remedy
    assert file.exists()


def test_what_a_person_named_stays_and_is_no_longer_used(computer: Computer, tmp_path: Path) -> None:
    file = computer.parrot(tmp_path / "disk" / "a.gguf")
    computer.ledger.add(Entry.FOLDER, [tmp_path / "disk"])

    removal = _remove(computer)

    assert removal.sentence == f"Frees no space. {file} stays where it is, and is no longer used."
    assert file.exists()
    assert computer.look() == ((), ())
    computer.ledger.add(Entry.FILE, [file])
    assert _only(computer).path == file


def test_what_was_fetched_into_the_hub_cache_goes_with_its_content(computer: Computer) -> None:
    link = computer.in_hub("owner/repo", "deep/a.gguf")
    repository = link.parents[3]
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("c0ffee", encoding="ascii")
    computer.ledger.add(Entry.FETCHED, [link])

    assert _remove(computer).frees > 0
    assert not repository.exists()


def test_what_only_it_sees_through_goes_with_it(computer: Computer) -> None:
    model, eyes = (computer.in_hub("owner/repo", name, name) for name in ("a.gguf", "mmproj-f16.gguf"))
    computer.ledger.add(Entry.FETCHED, [model, eyes])
    ours = next(each for each in computer.found() if each.path == model)

    removal = removal_of(ours)

    assert {model, eyes} <= set(removal.goes)


@pytest.mark.parametrize("stays", ["another model sees through it", "another program has fetched it"])
def test_what_is_not_seen_through_by_it_alone_stays(computer: Computer, stays: str) -> None:
    model, eyes = (computer.in_hub("owner/repo", name, name) for name in ("a.gguf", "mmproj-f16.gguf"))
    if stays.startswith("another model"):
        computer.in_hub("owner/repo", "b.gguf", "b")
        computer.ledger.add(Entry.FETCHED, [model, eyes])
    else:
        computer.ledger.add(Entry.FETCHED, [model])
    ours = next(each for each in computer.found() if each.path == model)

    assert eyes not in removal_of(ours).goes


def test_a_content_that_another_program_uses_too_stays(computer: Computer) -> None:
    ours = computer.in_hub("owner/repo", "a.gguf", commit="beef")
    theirs = computer.in_hub("owner/repo", "a.gguf", commit="c0ffee")
    refs = ours.parents[2] / "refs"
    refs.mkdir()
    for name in ("beef", "c0ffee"):
        (refs / name).write_text(name, encoding="ascii")
    computer.ledger.add(Entry.FETCHED, [ours])

    removal = _remove(computer)

    assert (removal.frees, removal.sentence) == (
        0,
        "Frees no space. A copy stays in the Hugging Face cache.",
    )
    assert theirs.read_bytes()
    assert not ours.parent.exists()
    assert [each.name for each in refs.iterdir()] == ["c0ffee"]
    assert not scan_cache_dir(computer.hub).warnings


def test_a_content_that_another_file_of_the_repository_is_stays_too(computer: Computer) -> None:
    ours = computer.in_hub("owner/repo", "a.gguf")
    other = computer.in_hub("owner/repo", "a.bin")
    computer.ledger.add(Entry.FETCHED, [ours])

    assert _remove(computer).frees == 0
    assert other.exists()


def test_what_a_link_of_ours_leads_to_stays(computer: Computer) -> None:
    blob = computer.in_ollama("registry.ollama.ai/library/a/latest")
    link = computer.library.folder / "a" / "a.gguf"
    link.parent.mkdir(parents=True)
    link.symlink_to(blob)
    (computer.ollama / "manifests" / "registry.ollama.ai" / "library" / "a" / "latest").unlink()

    assert _remove(computer).frees == 0
    assert blob.exists()
    assert not link.is_symlink()
