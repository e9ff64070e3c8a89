"""What is found of a file before it is offered as a model."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.errors import AppError
from matryoshka.models.checks import check, check_sources
from matryoshka.models.refusal import Damaged, Refused, TooNew, Unfinished
from matryoshka.models.source import FileSource
from support.adapters import write_control, write_lora
from support.embedders import write_embedder
from support.headers import MemorySource, counted, header, said, table
from support.parrots import write_parrot

STORIES = Path(__file__).parents[1] / "data" / "stories260K-f16.gguf"
CHAT = said("tokenizer.chat_template", "{{ messages }}")


def refused(path: Path) -> AppError:
    with pytest.raises(AppError) as caught:
        check(path)
    return caught.value


def of_kind(architecture: str, *pairs: bytes) -> MemorySource:
    data = header([said("general.architecture", architecture), *pairs], [table("t", [8])])
    return MemorySource(data, len(data) + 64)


@pytest.mark.parametrize("recurrent", [False, True])
def test_a_model_that_can_chat_passes(tmp_path: Path, *, recurrent: bool) -> None:
    path = write_parrot(tmp_path / "p.gguf", "Yes", recurrent=recurrent)

    assert check(path).file_size == path.stat().st_size


@pytest.mark.parametrize("missing", [1, 32, 4096])
def test_a_file_that_ends_too_early_says_how_much_is_here(tmp_path: Path, missing: int) -> None:
    path = write_parrot(tmp_path / "p.gguf", "Yes", layers=9, weight=2000)
    path.write_bytes(path.read_bytes()[:-missing])
    fault = refused(path)

    assert isinstance(fault, Unfinished)
    assert "“p.gguf” is not whole" in fault.title
    assert "download" in fault.remedy


def test_weights_that_lie_elsewhere_are_damage(tmp_path: Path) -> None:
    data = header([said("general.architecture", "llama"), CHAT], [table("t", [8], offset=32)])
    path = tmp_path / "m.gguf"
    path.write_bytes(data + bytes(99))

    assert "“t” does not lie where it should" in refused(path).title


def test_a_model_without_chat_template_says_so() -> None:
    assert "no chat template" in refused(STORIES).title


def test_what_turns_texts_into_numbers_cannot_chat(tmp_path: Path) -> None:
    assert "turns texts into numbers" in refused(write_embedder(tmp_path / "bge.gguf")).title
    with pytest.raises(Refused, match="turns texts into numbers"):
        check_sources([of_kind("qwen3", counted("qwen3.pooling_type", 3), CHAT)])


def test_an_adapter_is_no_model(tmp_path: Path) -> None:
    parrot = write_parrot(tmp_path / "p.gguf", "No Yes", layers=2)
    lora = write_lora(tmp_path / "lora.gguf", parrot, 2, says=1, for_=0)
    control = write_control(tmp_path / "control.gguf", parrot, says=1)

    assert "is an adapter" in refused(lora).title
    assert "`lora`" in refused(control).remedy


@pytest.mark.parametrize(
    ("architecture", "words"),
    [
        ("clip", "sees or hears"),
        ("qwen3tts", "makes sounds"),
        ("eagle3", "write faster"),
        ("t5", r"does not know \(t5\)"),
        ("lxama\n\x1b[31m", r"does not know \(lxama\?\?\[31m\)"),
        ("x" * 999, "x{60}…"),
        ("", "holds no model"),
    ],
)
def test_other_kinds_of_model_are_called_what_they_are(architecture: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        check_sources([of_kind(architecture, CHAT)])


@pytest.mark.parametrize(("heads", "pairs"), [(5, ()), (2, [counted("lfm2.attention.key_length", 31)])])
def test_heads_that_llama_cpp_would_end_at_are_damage(heads: int, pairs: Sequence[bytes]) -> None:
    shape = [counted("lfm2.embedding_length", 64), counted("lfm2.attention.head_count", heads), *pairs]

    with pytest.raises(Damaged, match="do not share out"):
        check_sources([of_kind("lfm2", *shape, CHAT)])


def test_a_kind_that_nobody_knows_yet_asks_for_a_newer_version() -> None:
    with pytest.raises(TooNew, match="newer version"):
        check_sources([of_kind("llama9", CHAT)])


def test_a_vocabulary_without_weights_is_no_model() -> None:
    source = of_kind("llama", CHAT)
    data = header([said("general.architecture", "llama"), CHAT])

    with pytest.raises(Refused, match="holds no model"):
        check_sources([replace(source, data=data, size=len(data))])


def write_parts(folder: Path, counts: tuple[int, ...] = (1, 2)) -> list[Path]:
    """A model in as many files; each holds so many tables of one weight."""
    paths = []
    for number, count in enumerate(counts):
        kind = [said("general.architecture", "llama"), CHAT] if number == 0 else []
        keys = [("split.no", number), ("split.count", len(counts)), ("split.tensors.count", sum(counts))]
        tables = [table(f"{number}.{each}", [1], offset=32 * each) for each in range(count)]
        data = header([*kind, *(counted(*key) for key in keys)], tables)
        paths.append(folder / f"m-{number + 1:05d}-of-{len(counts):05d}.gguf")
        paths[-1].write_bytes(data + bytes(32 * count + 32))
    return paths


def test_all_parts_of_a_model_are_looked_at_as_one(tmp_path: Path) -> None:
    paths = write_parts(tmp_path, (0, 2, 1))

    assert [tensor.name for tensor in check(paths[0]).tensors] == ["1.0", "1.1", "2.0"]
    assert check_sources([FileSource(path) for path in paths]) == check(paths[0])


def test_another_than_the_first_part_names_the_first(tmp_path: Path) -> None:
    fault = refused(write_parts(tmp_path)[1])

    assert "one of 2 files" in fault.title
    assert "“m-00001-of-00002.gguf”" in fault.remedy


def test_a_part_that_is_not_there_is_named(tmp_path: Path) -> None:
    first, second = write_parts(tmp_path)
    second.unlink()
    fault = refused(first)

    assert "“m-00002-of-00002.gguf” is not beside it" in fault.title
    assert "all 2" in fault.remedy


def spoil_count(paths: list[Path]) -> Path:
    pairs = [said("general.architecture", "llama"), CHAT, counted("split.count", 2**31)]
    paths[0].write_bytes(header(pairs))
    return paths[0]


def spoil_name(paths: list[Path]) -> Path:
    return paths[0].rename(paths[0].with_name("renamed.gguf"))


def spoil_number(paths: list[Path]) -> Path:
    paths[1].write_bytes(paths[0].read_bytes())
    return paths[0]


def spoil_end(paths: list[Path]) -> Path:
    paths[1].write_bytes(paths[1].read_bytes()[:-64])
    return paths[0]


@pytest.mark.parametrize(
    ("spoil", "kind", "words"),
    [
        (spoil_count, Damaged, "one of 2147483648 files"),
        (spoil_name, Damaged, "not called so"),
        (spoil_number, Damaged, "not of the same model"),
        (spoil_end, Unfinished, "00002-of-00002.gguf” is not whole"),
    ],
)
def test_parts_that_do_not_belong_together_are_refused(
    tmp_path: Path, spoil: Callable[[list[Path]], Path], kind: type[Refused], words: str
) -> None:
    fault = refused(spoil(write_parts(tmp_path)))

    assert isinstance(fault, kind)
    assert words in fault.title
