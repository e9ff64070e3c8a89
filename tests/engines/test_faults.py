"""Files that cannot be loaded: each a clear error with a remedy."""

import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from matryoshka.chat.engine import Note
from matryoshka.chat.ladder import KvType, Placement, Tier
from matryoshka.engines.child import host_command
from matryoshka.engines.host.faults import OutOfMemory, unloadable
from matryoshka.engines.llama import LlamaEngine
from matryoshka.errors import AppError
from support.embedders import write_embedder
from support.engines import Start, ask, text
from support.parrots import Owns, write_parrot

linux = pytest.mark.skipif(sys.platform != "linux", reason="memory cannot be limited there")


def refusal(start: Start, path: Path) -> AppError:
    with pytest.raises(AppError) as caught:
        ask(start(path))
    return caught.value


@pytest.mark.parametrize("kept", [0, 3, 10, 200, 5_000, 0.5, 0.999])
def test_a_file_cut_short_is_called_damaged(start: Start, tmp_path: Path, kept: float) -> None:
    path = write_parrot(tmp_path / "cut.gguf", "Yes")
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept * len(whole) if 0 < kept < 1 else kept)])
    fault = refusal(start, path)

    assert "“cut.gguf”" in fault.title
    assert "damaged" in fault.title
    assert "Download it again" in fault.remedy


def test_a_damaged_tensor_table_names_what_llama_cpp_found(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "cut.gguf", "Yes")
    path.write_bytes(path.read_bytes()[:-4096])

    assert "tensor 'blk.0" in refusal(start, path).title


TENSORS, KEYS, FIRST_KEY = 8, 16, 24
"""Where a GGUF file counts its tensors, its keys, and the letters of its first key."""


@pytest.mark.parametrize("place", [TENSORS, KEYS, FIRST_KEY])
@pytest.mark.parametrize("count", [2**64 - 1, 2**40])
def test_a_huge_count_is_damage_and_takes_neither_time_nor_memory(
    start: Start, tmp_path: Path, place: int, count: int
) -> None:
    path = write_parrot(tmp_path / "huge.gguf", "Yes")
    whole = path.read_bytes()
    path.write_bytes(whole[:place] + count.to_bytes(8, "little") + whole[place + 8 :])
    fault = refusal(start, path)

    assert "“huge.gguf” cannot be loaded: it is damaged" in fault.title
    assert "Download it again" in fault.remedy


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"blk.0.ffn_down.weight", b"blk.0.ffn_dawn.weight"),
        (b"token_embd.weight", b"token_ambd.weight"),
        (b"llama.embedding_length", b"llama.ambedding_length"),
        (b"tokenizer.ggml.tokens", b"tokenizer.ggml.takens"),
        (b"llama.block_count\x04\x00\x00\x00\x01", b"llama.block_count\x04\x00\x00\x00\xff"),
        (b"llama.embedding_length\x04\x00\x00\x00 ", b"llama.embedding_length\x04\x00\x00\x00\xff"),
    ],
)
def test_what_is_missing_or_does_not_fit_is_damage(
    start: Start, tmp_path: Path, before: bytes, after: bytes
) -> None:
    path = write_parrot(tmp_path / "holes.gguf", "Yes")
    whole = path.read_bytes()
    assert whole.count(before) == 1
    path.write_bytes(whole.replace(before, after))

    assert "“holes.gguf” cannot be loaded: it is damaged" in refusal(start, path).title


def write_text(path: Path) -> None:
    path.write_text("This is a letter, not a model.")


@pytest.mark.parametrize(
    ("lay", "words"), [(write_text, "not a GGUF"), (Path.mkdir, "a folder"), (Path.exists, "not there")]
)
def test_what_is_no_model_file_is_called_what_it_is(
    start: Start, tmp_path: Path, lay: Callable[[Path], object], words: str
) -> None:
    path = tmp_path / "thing.gguf"
    lay(path)

    assert words in refusal(start, path).title


def test_an_unknown_kind_of_model_is_named(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "new.gguf", "Yes")
    path.write_bytes(path.read_bytes().replace(b"llama", b"lxama"))
    fault = refusal(start, path)

    assert "lxama" in fault.title
    assert "newer version" in fault.remedy


def test_a_file_of_a_later_format_asks_for_a_newer_version(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "later.gguf", "Yes")
    whole = path.read_bytes()
    path.write_bytes(whole[:4] + (99).to_bytes(4, "little") + whole[8:])
    fault = refusal(start, path)

    assert "a kind of model that this version cannot run" in fault.title
    assert "newer version" in fault.remedy


def test_a_model_without_chat_template_says_so(start: Start, tmp_path: Path) -> None:
    fault = refusal(start, write_parrot(tmp_path / "base.gguf", "Yes", template=None))

    assert "no chat template" in fault.title


def within(kibibytes: int, path: Path, context: int) -> LlamaEngine:
    """An engine whose process has no more memory than that."""
    limited = ("sh", "-c", f'ulimit -v {kibibytes}; exec "$@"', "sh", *host_command())
    return LlamaEngine(Tier("xs", path, "p", context=context), limited)


@linux
def test_a_context_beyond_the_memory_becomes_smaller_and_that_is_said(tmp_path: Path) -> None:
    with closing(within(1_500_000, write_parrot(tmp_path / "p.gguf", "Yes"), 2**24)) as engine:
        outputs = ask(engine)

        assert engine.ready
        assert engine.ready.context == 4096
    (note,) = [output for output in outputs if isinstance(output, Note)]
    assert "4,096 tokens and not 16,777,216" in note.title
    assert "`context`" in note.remedy
    assert text(outputs) == "Yes"


def test_too_little_memory_even_then_says_so() -> None:
    fault = unloadable(Path("p.gguf"), ["alloc_tensor_range: failed to allocate CPU buffer of size 9"])

    assert isinstance(fault, OutOfMemory)
    assert "not enough memory for “p.gguf”" in fault.title
    assert "context" in fault.remedy


@pytest.mark.parametrize("kv_type", [KvType.Q8_0, KvType.Q4_0])
def test_a_model_remembers_as_precisely_as_its_tier_says(tmp_path: Path, kv_type: KvType) -> None:
    path = write_parrot(tmp_path / "p.gguf", "Yes")
    with closing(LlamaEngine(Tier("xs", path, "p", placement=Placement(kv_type=kv_type)))) as engine:
        assert text(ask(engine)) == "Yes"


def test_a_memory_that_needs_flash_attention_says_so_without_it(tmp_path: Path) -> None:
    placement = Placement(flash_attention=False, kv_type=KvType.Q8_0)
    tier = Tier("xs", write_parrot(tmp_path / "p.gguf", "Yes"), "p", placement=placement)
    with closing(LlamaEngine(tier)) as engine, pytest.raises(AppError, match="cannot remember") as caught:
        ask(engine)

    assert "`flash_attention`" in caught.value.remedy


def test_a_model_that_turns_texts_into_numbers_says_so(start: Start, tmp_path: Path) -> None:
    assert "cannot chat" in refusal(start, write_embedder(tmp_path / "bge.gguf")).title


def test_a_handoff_token_that_is_not_there_says_so(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", "Yes", owns=Owns.BY_NUMBER)
    key = b"matryoshka.handoff_token_id" + (4).to_bytes(4, "little")
    head, tail = path.read_bytes().split(key)
    path.write_bytes(head + key + (9999).to_bytes(4, "little") + tail[4:])

    assert "9999" in refusal(start, path).title


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read")
def test_a_file_that_may_not_be_read_says_so(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", "Yes")
    path.chmod(0)

    assert "cannot be read" in refusal(start, path).title


def test_a_name_longer_than_files_have_says_so(start: Start, tmp_path: Path) -> None:
    assert "cannot be read" in refusal(start, tmp_path / ("x" * 300)).title


def test_a_path_with_any_letters_is_loaded(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "кукла 猫 🙂"
    folder.mkdir()

    assert text(ask(start(write_parrot(folder / "é.gguf", "Yes")))) == "Yes"
