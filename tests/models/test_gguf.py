"""What headers say, read from files of real writers and from some that nobody would write."""

import os
import stat
import sys
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import gguf
import numpy as np
import pytest

from matryoshka.errors import AppError
from matryoshka.models.gguf import read_header
from matryoshka.models.metadata import Array, Kind
from matryoshka.models.refusal import Damaged, Refused, TooNew
from matryoshka.models.source import FileSource
from matryoshka.models.weights import TensorType
from support.headers import MemorySource, counted, header, listed, lying, number, pair, said, table, text
from support.memories import Kind as Remembers
from support.memories import write_memory
from support.parrots import write_parrot

STORIES = Path(__file__).parents[1] / "data" / "stories260K-f16.gguf"
MEGABYTE = 2**20
TOKENS = "tokenizer.ggml.tokens"


def test_a_header_tells_the_shape_of_its_model() -> None:
    found = read_header(FileSource(STORIES))

    assert (found.version, found.architecture, found.of_model("block_count")) == (3, "llama", 5)
    assert found.of_model("attention.layer_norm_rms_epsilon") == pytest.approx(1e-5)
    assert found.metadata["tokenizer.ggml.add_bos_token"] is True


@pytest.mark.parametrize("kind", Remembers)
def test_tables_of_weights_are_those_that_were_written(tmp_path: Path, kind: Remembers) -> None:
    path = write_memory(tmp_path / "m.gguf", kind)
    written = gguf.GGUFReader(path)
    found = read_header(FileSource(path))

    assert [(each.name, each.shape, each.bytes) for each in found.tensors] == [
        (each.name, tuple(map(int, each.shape)), each.n_bytes) for each in written.tensors
    ]
    assert [found.data_offset + each.offset for each in found.tensors] == [
        each.data_offset for each in written.tensors
    ]
    assert found.file_size == path.stat().st_size


@pytest.mark.parametrize("kind", [gguf.GGMLQuantizationType.Q8_0, gguf.GGMLQuantizationType.Q4_K])
def test_a_table_of_blocks_counts_its_weights_and_its_bytes(
    tmp_path: Path, kind: gguf.GGMLQuantizationType
) -> None:
    weights, size = gguf.GGML_QUANT_SIZES[kind]
    writer = gguf.GGUFWriter(tmp_path / "m.gguf", "llama")
    writer.add_tensor("t", np.zeros((3, 512 // weights * size), np.uint8), raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    (found,) = read_header(FileSource(tmp_path / "m.gguf")).tensors

    assert (found.type.name, found.shape, found.weights) == (kind.name, (512, 3), 1536)
    assert found.bytes == 1536 // weights * size


def test_a_vocabulary_keeps_its_length_only() -> None:
    found = read_header(FileSource(STORIES))

    assert found.metadata[TOKENS] == Array(Kind.TEXT, 512)
    assert found.metadata["tokenizer.ggml.scores"] == Array(Kind.FLOAT32, 512)


def test_short_lists_are_kept_and_long_ones_counted() -> None:
    heads = listed("a.heads", Kind.INT32, 3, b"".join(number(each, 4) for each in (8, 0, 8)))
    found = read_header(lying(header([heads, listed("a.long", Kind.UINT8, 9000, bytes(9000))])))

    assert found.metadata == {"a.heads": (8, 0, 8), "a.long": Array(Kind.UINT8, 9000)}


def test_a_text_of_many_megabytes_is_passed_over() -> None:
    found = read_header(lying(header([said("a", "x" * 2 * MEGABYTE), said("b", "ы🙂")])))

    assert found.metadata == {"a": Array(Kind.UINT8, 2 * MEGABYTE), "b": "ы🙂"}


def test_a_vocabulary_of_150_thousand_words_is_read_in_few_requests() -> None:
    words = text("word12345") * 151_936
    data = header(
        [listed(TOKENS, Kind.TEXT, 151_936, words), said("general.name", "late")], [table("t", [4])]
    )
    source = Counting(data + bytes(64))
    found = read_header(source)

    assert found.metadata[TOKENS] == Array(Kind.TEXT, 151_936)
    assert found.metadata["general.name"] == "late"
    assert [tensor.name for tensor in found.tensors] == ["t"]
    assert source.requests <= 3


class Counting:
    """Of how often it is read."""

    def __init__(self, data: bytes) -> None:
        self.name, self.size, self._data, self.requests = "m.gguf", len(data), data, 0

    def read(self, start: int, length: int) -> bytes:
        self.requests += 1
        return self._data[start : start + length]


def test_numbers_of_every_kind_are_read() -> None:
    values = {
        Kind.UINT8: b"\xff",
        Kind.INT8: b"\xff",
        Kind.UINT16: b"\xff\xff",
        Kind.INT16: b"\xff\xff",
        Kind.UINT32: b"\xff" * 4,
        Kind.INT32: b"\xff" * 4,
        Kind.FLOAT32: b"\0\0\x80?",
        Kind.BOOL: b"\1",
        Kind.UINT64: b"\xff" * 8,
        Kind.INT64: b"\xff" * 8,
        Kind.FLOAT64: b"\0\0\0\0\0\0\xf0?",
    }
    found = read_header(lying(header([pair(kind.name, kind, value) for kind, value in values.items()])))

    assert tuple(found.metadata.values()) == (
        255,
        -1,
        65535,
        -1,
        2**32 - 1,
        -1,
        1.0,
        True,
        2**64 - 1,
        -1,
        1.0,
    )


def test_tables_begin_where_the_alignment_says() -> None:
    data = header([counted("general.alignment", 4096)], [table("a", [3]), table("b", [5], offset=4096)])
    found = read_header(lying(data))

    assert (found.data_offset, found.alignment, found.padded(12)) == (4096, 4096, 4096)
    assert found.file_size == 2 * 4096 + 20


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a GGUF"),
        (b"GGUF\3\0\0\0", "not a GGUF"),
        (header(magic=b"GGML"), "not a GGUF"),
        (header(version=1), "an old format"),
        (header(version=0x03000000), "count bytes the other way"),
        (header(version=4), "a later format"),
        (header([listed("a", Kind.ARRAY, 1)]), "a list of lists"),
        (header([pair("a", 13, b"")]), "no kind that there is"),
        (header([listed("a", 99, 1)]), "no kind that there is"),
        (header([said("a", "b"), said("a", "c")]), "twice"),
        (header([said("", "b")]), "names a value"),
        (header([said("a" * 2**16, "b")]), "names a value"),
        (header(pair_count=1), "ends before"),
        (header(table_count=1), "ends before"),
        (header([pair("a", Kind.TEXT, number(2**63))]), "ends before"),
        (header([pair("a", Kind.TEXT, number(2**19))]), "ends before"),
        (header([listed("a", Kind.UINT8, 2**63)]), "ends before"),
        (header([listed("a", Kind.FLOAT64, 1000)]), "ends before"),
        (header([listed("a", Kind.TEXT, 2**63)]), "more texts"),
        (header([listed("a", Kind.TEXT, 5000, text("b") * 4999)], table_count=1), "ends before"),
        (header([counted("general.alignment", 24)]), "begin nowhere"),
        (header([counted("general.alignment", 0)]), "begin nowhere"),
        (header([said("general.alignment", "x")]), "begin nowhere"),
        (header(tables=[table("t", [4]), table("t", [4])]), "twice"),
        (header(tables=[table("t" * 64, [4])]), "names a table"),
        (header(tables=[table("t", [1] * 5)]), "5 dimensions"),
        (header(tables=[table("t", [2**32, 2**32])]), "a shape that cannot be"),
        (header(tables=[table("t", [33], TensorType.Q8_0)]), "a shape that cannot be"),
    ],
)
def test_what_cannot_be_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words) as caught:
        read_header(lying(data))

    assert "“m.gguf”" in caught.value.title


@pytest.mark.parametrize(
    ("key", "value"),
    [("block_count", 0), ("block_count", 513), ("attention.head_count", 2**32 - 1), ("expert_count", 1025)],
)
def test_numbers_beyond_all_models_are_damage(key: str, value: int) -> None:
    with pytest.raises(Damaged, match=f"its “{key}” is that of no model"):
        read_header(lying(header([said("general.architecture", "llama"), counted(f"llama.{key}", value)])))


@pytest.mark.parametrize("kind", [4, 31, 43, 2**32 - 1])
def test_weights_stored_in_no_known_way_ask_for_a_newer_version(kind: int) -> None:
    with pytest.raises(TooNew, match="newer version"):
        read_header(lying(header(tables=[table("t", [32], kind)])))


@pytest.mark.parametrize("count", [2**64 - 1, 2**63, 2**40, 2**16])
@pytest.mark.parametrize("counted_", ["pair_count", "table_count"])
def test_huge_counts_are_damage(count: int, counted_: str) -> None:
    with pytest.raises(Damaged):
        read_header(MemorySource(header(**{counted_: count}), 2**45))  # type: ignore[arg-type]  # both are int


ENDLESS: Sequence[bytes] = [
    header([listed("a", Kind.TEXT, 2**38)]),
    header([listed("a", Kind.TEXT, 2**21 + 1)]),
    header([listed("a", Kind.UINT8, 2**44), *[said("b", "x" * MEGABYTE)] * 9], pair_count=2**15),
    header([said(str(each), "🙂" * 2**18) for each in range(20)]),
    header([said(str(each), "x") for each in range(2**15)], table_count=2**15),
    header(tables=[table(str(each), [1, 1, 1, 1], offset=each * 32) for each in range(2**15)]),
    header(table_count=2**15),
]


@pytest.mark.parametrize("data", ENDLESS, ids=range(len(ENDLESS)))
def test_a_header_that_never_seems_to_end_takes_little_memory(data: bytes) -> None:
    tracemalloc.start()
    try:
        read_header(MemorySource(data, 2**45))
    except Refused:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert peak < 60 * MEGABYTE


@pytest.mark.parametrize("length", [0, 3, 20, 100, 5000, 14000])
def test_a_cut_header_is_damage(tmp_path: Path, length: int) -> None:
    path = tmp_path / "cut.gguf"
    path.write_bytes(STORIES.read_bytes()[:length])

    with pytest.raises(Refused, match=r"“cut\.gguf”"):
        read_header(FileSource(path))


def test_a_file_that_shrinks_meanwhile_is_damage(tmp_path: Path) -> None:
    source = FileSource(write_parrot(tmp_path / "p.gguf", "Yes"))
    (tmp_path / "p.gguf").write_bytes(b"GGUF")

    with pytest.raises(Damaged, match="ends before"):
        read_header(source)


def test_what_is_no_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="is not a file"):
        FileSource(tmp_path)
    with pytest.raises(AppError, match="cannot be read"):
        FileSource(tmp_path / "absent.gguf")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.gguf")
    assert stat.S_ISFIFO((tmp_path / "p.gguf").stat().st_mode)

    with pytest.raises(AppError, match="is not a file"):
        FileSource(tmp_path / "p.gguf")
