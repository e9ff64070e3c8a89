"""The vocabulary: control tokens apart from what people type, digits one by one, learned from the texts."""

from pathlib import Path

import llama_cpp
import pytest

from learning.folders import MODELS, TEXTS

pytest.importorskip("torch")
pytest.importorskip("tokenizers")

from matryoshka.learning.material import Material
from matryoshka.learning.tokens import CONTROLS, HANDOFF, SIZE
from matryoshka.learning.vocabulary import Vocabulary
from matryoshka.learning.written import vocabulary_in

XS = MODELS / "matryoshka-xs.gguf"


@pytest.fixture(scope="module")
def llama() -> llama_cpp.Llama:
    return llama_cpp.Llama(str(XS), vocab_only=True, verbose=False)


@pytest.fixture(scope="module")
def shipped() -> Vocabulary:
    return vocabulary_in(XS)


@pytest.fixture(scope="module")
def learned() -> Vocabulary:
    return Vocabulary.learn(Material.read(TEXTS).texts())


def test_a_typed_hand_off_is_only_text(llama: llama_cpp.Llama, shipped: Vocabulary) -> None:
    ids = shipped.encode(HANDOFF)

    assert shipped.control(HANDOFF) not in ids
    assert ids == llama.tokenize(HANDOFF.encode(), add_bos=False, special=False)


def test_control_tokens_have_the_ids_that_training_used(llama: llama_cpp.Llama, shipped: Vocabulary) -> None:
    for name in CONTROLS:
        assert llama.tokenize(name.encode(), add_bos=False, special=True) == [shipped.control(name)]
    assert llama.n_vocab() == shipped.size == SIZE


def test_both_tiers_share_one_vocabulary(shipped: Vocabulary) -> None:
    assert vocabulary_in(MODELS / "matryoshka-s.gguf").learned() == shipped.learned()


def test_a_new_vocabulary_is_as_large_as_planned_and_knows_what_is_often_said(learned: Vocabulary) -> None:
    assert learned.size == SIZE
    assert len(learned.encode("сколько будет 2026")) < 10


def test_the_same_vocabulary_is_learned_again(learned: Vocabulary) -> None:
    assert Vocabulary.learn(Material.read(TEXTS).texts()).learned() == learned.learned()


def test_a_vocabulary_comes_back_from_its_file(learned: Vocabulary, tmp_path: Path) -> None:
    file = tmp_path / "vocabulary.json"
    learned.save(file)

    assert Vocabulary.read(file).learned() == learned.learned()


def test_digits_stand_alone(learned: Vocabulary) -> None:
    assert len(learned.encode("2026")) == 4


def test_pieces_hold_no_more_than_one_digit(learned: Vocabulary) -> None:
    pieces = learned.learned()["vocab"]

    assert not [piece for piece in pieces if sum(char.isdigit() for char in piece) > 1]
