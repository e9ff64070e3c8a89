"""The vocabulary: the same in training and in llama.cpp, whatever people type."""

import json
from pathlib import Path
from random import Random

import llama_cpp
import pytest

from learning.folders import MODELS, TEXTS, VOCABULARY

pytest.importorskip("tokenizers")

from matryoshka.learning.chance import seeded
from matryoshka.learning.material import Material
from matryoshka.learning.tokens import CONTROLS, HANDOFF, SIZE
from matryoshka.learning.vocabulary import Vocabulary

ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВЁЯ",
    "0123456789",
    "+-−–*×x·х/÷=?!.,:;()[]{}<>|…→↑'’\"",
    "猫犬你好ありがとう한국",
    "😀👋❤️🤔👩‍🚀",
    "éüñçßøþαβ",
    "  \n\t ",
)
WORDS = Vocabulary.read(VOCABULARY)


@pytest.fixture(scope="module")
def llama() -> llama_cpp.Llama:
    return llama_cpp.Llama(str(MODELS / "matryoshka-xs.gguf"), vocab_only=True, verbose=False)


def typed_texts(count: int) -> list[str]:
    rng = seeded("typed")
    return ["".join(_word(rng) + rng.choice(("", " ", "  ")) for _ in range(6)) for _ in range(count)]


def _word(rng: Random) -> str:
    alphabet = rng.choice(ALPHABETS)
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(1, 6)))


def test_training_and_llama_cut_text_into_the_same_tokens(llama: llama_cpp.Llama) -> None:
    differing = [
        text
        for text in typed_texts(3000)
        if WORDS.encode(text) != llama.tokenize(text.encode(), add_bos=False, special=False)
    ]

    assert differing == []


def test_text_comes_back_whole() -> None:
    assert [text for text in typed_texts(500) if WORDS.decode(WORDS.encode(text)) != text] == []


def test_a_typed_hand_off_is_only_text(llama: llama_cpp.Llama) -> None:
    ids = WORDS.encode(HANDOFF)

    assert WORDS.control(HANDOFF) not in ids
    assert ids == llama.tokenize(HANDOFF.encode(), add_bos=False, special=False)


def test_control_tokens_have_the_ids_that_training_used(llama: llama_cpp.Llama) -> None:
    for name in CONTROLS:
        assert llama.tokenize(name.encode(), add_bos=False, special=True) == [WORDS.control(name)]
    assert llama.n_vocab() == WORDS.size == SIZE


def test_a_new_vocabulary_is_learned_where_there_is_none_yet(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from matryoshka.learning.rounds import vocabulary_of  # noqa: PLC0415

    file = tmp_path / "vocabulary.json"
    learned = vocabulary_of(file, Material.read(TEXTS))

    assert learned.size == SIZE
    assert vocabulary_of(file, Material.read(TEXTS)).encode("Привет, 2+2?") == learned.encode("Привет, 2+2?")
    assert len(learned.encode("сколько будет 2026")) < 10


def test_digits_stand_alone() -> None:
    assert len(WORDS.encode("2026")) == 4


def test_pieces_hold_no_more_than_one_digit() -> None:
    pieces = json.loads(VOCABULARY.read_text(encoding="utf-8"))["model"]["vocab"]

    assert not [piece for piece in pieces if sum(char.isdigit() for char in piece) > 1]
