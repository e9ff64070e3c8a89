"""What was trained is what runs: tokens and logits are the same in torch and in llama.cpp."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import llama_cpp
import numpy as np
import pytest
from numpy.typing import NDArray

pytest.importorskip("torch")
pytest.importorskip("tokenizers")

import gguf
import torch

from learning.folders import MODELS, TEXTS
from learning.plain_llama import PlainLlama
from learning.texts_of_all_kinds import texts_of_all_kinds
from matryoshka.chat.engine import Message, Role
from matryoshka.learning.export import Export
from matryoshka.learning.material import Material
from matryoshka.learning.shape import Shape
from matryoshka.learning.tiny import Tiny
from matryoshka.learning.tokens import ASSISTANT, END, SIZE, USER
from matryoshka.learning.vocabulary import Vocabulary
from matryoshka.learning.written import model_in, vocabulary_in

XS, S = MODELS / "matryoshka-xs.gguf", MODELS / "matryoshka-s.gguf"
TYPED = texts_of_all_kinds(10_000)
LONGEST = 96
ROWS_A_BATCH = 64
shipped = pytest.mark.parametrize("file", [XS, S], ids=["xs", "s"])


@dataclass(frozen=True, slots=True)
class Both:
    """Logits after the same prompts, each (prompts, vocabulary)."""

    llama: NDArray[np.float32]
    torch: NDArray[np.float32]

    @property
    def worst(self) -> float:
        return float(np.abs(self.llama - self.torch).max())

    @property
    def agreeing(self) -> float:
        """The share of prompts after which both find the same token likeliest."""
        return float((self.llama.argmax(1) == self.torch.argmax(1)).mean())

    def __str__(self) -> str:
        share, prompts = f"{self.agreeing:.2%}", len(self.llama)
        return f"worst difference of a logit {self.worst:.2g}, same likeliest token {share} of {prompts:,}"


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def learned() -> Vocabulary:
    return Vocabulary.learn(Material.read(TEXTS).texts())


def cut_differently(vocabulary: Vocabulary, file: Path) -> list[str]:
    """The texts in which llama.cpp finds other tokens than training, or that either cannot say again."""
    llama = llama_cpp.Llama(str(file), vocab_only=True, verbose=False)
    return [text for text in TYPED if not _cut_alike(text, vocabulary, llama)]


def _cut_alike(text: str, vocabulary: Vocabulary, llama: llama_cpp.Llama) -> bool:
    ids = vocabulary.encode(text)
    alike = llama.tokenize(text.encode(), add_bos=False, special=False) == ids
    return alike and llama.detokenize(ids) == text.encode() and vocabulary.decode(ids) == text


def asked(vocabulary: Vocabulary, text: str, longest: int | None = None) -> list[int]:
    """The text as a question, the way training puts it, or its first tokens."""
    user, end, assistant = (vocabulary.control(name) for name in (USER, END, ASSISTANT))
    return [user, *vocabulary.encode(text.strip())[:longest], end, assistant]


def prompts(vocabulary: Vocabulary, texts: Sequence[str]) -> list[list[int]]:
    return [asked(vocabulary, text, LONGEST) for text in texts]


def both(llama: PlainLlama, model: Tiny, rows: Sequence[Sequence[int]]) -> Both:
    return Both(np.stack([_read_by_llama(llama, ids) for ids in rows]), _read_by_torch(model, rows))


def _read_by_llama(llama: PlainLlama, ids: Sequence[int]) -> NDArray[np.float32]:
    llama.llama.reset()
    llama.llama.eval(ids)
    return llama.logits()


def _read_by_torch(model: Tiny, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    """Prompts of like length are read together; what fills a row up comes after what is looked at."""
    by_length = sorted(range(len(rows)), key=lambda number: len(rows[number]))
    logits = np.empty((len(rows), model.shape.vocabulary), np.float32)
    for start in range(0, len(rows), ROWS_A_BATCH):
        batch = by_length[start : start + ROWS_A_BATCH]
        logits[batch] = _batch_read_by_torch(model, [rows[number] for number in batch])
    return logits


def _batch_read_by_torch(model: Tiny, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    length = max(map(len, rows))
    ids = torch.tensor([[*row, *[0] * (length - len(row))] for row in rows])
    with torch.no_grad():
        last = model(ids)[torch.arange(len(rows)), torch.tensor([len(row) - 1 for row in rows])]
        found: NDArray[np.float32] = model.logits(last).numpy()
    return found


@shipped
def test_shipped_files_cut_ten_thousand_texts_as_training_does(file: Path) -> None:
    assert cut_differently(vocabulary_in(file), file) == []


def test_a_fresh_vocabulary_cuts_ten_thousand_texts_alike_in_its_file(
    learned: Vocabulary, tmp_path: Path
) -> None:
    model = Tiny(Shape(vocabulary=SIZE, width=64, layers=1, heads=2, hidden=96))
    file = tmp_path / "model.gguf"
    Export(model, learned, "Test", gguf.GGMLQuantizationType.F16).write(file)

    assert cut_differently(learned, file) == []
    assert vocabulary_in(file).learned() == learned.learned()


@shipped
def test_the_chat_template_frames_a_question_as_training_does(file: Path) -> None:
    llama, vocabulary = PlainLlama(file), vocabulary_in(file)
    texts = [text for text in TYPED if "<" not in text]  # marks that are typed are kept apart by the program
    rendered = [llama.prompt([Message(Role.USER, text)]).encode() for text in texts]
    read = [llama.llama.tokenize(prompt, add_bos=False, special=True) for prompt in rendered]

    assert read == [asked(vocabulary, text) for text in texts]


@pytest.mark.parametrize(
    ("file", "every", "worst", "agreeing"), [(XS, 1, 0.03, 0.999), (S, 8, 0.4, 0.998)], ids=["xs", "s"]
)
def test_shipped_files_say_after_typed_texts_what_torch_says(
    file: Path, every: int, worst: float, agreeing: float
) -> None:
    """The weights are rounded alike in both, for torch reads them out of the file; the rest is llama.cpp's.

    It rounds what it multiplies with them as well, to f16 in XS and to 8 bits in blocks of 32 in S, and the
    keys and values that it remembers to f16. After all 10,000 texts .013 was found in XS and .17 in S, of
    logits from -21 to 23, and another likeliest token after none and after one.
    """
    vocabulary = vocabulary_in(file)
    found = both(PlainLlama(file), model_in(file), prompts(vocabulary, TYPED[::every]))
    print(f"{file.name}: {found}")  # noqa: T201

    assert found.worst < worst
    assert found.agreeing >= agreeing


@shipped
def test_nothing_but_rounding_parts_llama_from_torch(file: Path, tmp_path: Path) -> None:
    """With weights and cache in f32 only the order of summing is left: 2e-5 was found."""
    vocabulary, model = vocabulary_in(file), model_in(file)
    exact = tmp_path / "exact.gguf"
    Export(model, vocabulary, "Test", gguf.GGMLQuantizationType.F32).write(exact)
    llama = PlainLlama(exact, cache=llama_cpp.GGML_TYPE_F32)
    found = both(llama, model, prompts(vocabulary, TYPED[::40]))
    print(f"{file.name} in f32: {found}")  # noqa: T201

    assert found.worst < 1e-4
    assert found.agreeing == 1
