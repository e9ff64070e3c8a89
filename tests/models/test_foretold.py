import pytest

from matryoshka.models.catalogue import CatalogueFile, CatalogueModel, read_catalogue
from matryoshka.models.foretold import foretell
from matryoshka.models.shape import shape_of

EVERY = [(model, file) for model in read_catalogue().models for file in model.files]
BEGINNING = 12_000_000
"""Bytes: no vocabulary of these takes more in a header."""


def _bytes(model: CatalogueModel, file: CatalogueFile) -> int:
    return sum(tensor.bytes for tensor in foretell(model, file).tensors)


@pytest.mark.parametrize(("model", "file"), EVERY, ids=lambda each: getattr(each, "path", ""))
def test_the_size_of_a_file_follows_from_its_shape(model: CatalogueModel, file: CatalogueFile) -> None:
    known = 0.03 if model.header["architecture"] == "gemma4" else 0.005

    assert file.bytes * (1 - known) - BEGINNING < _bytes(model, file) < file.bytes * 1.002


@pytest.mark.parametrize(("model", "file"), EVERY, ids=lambda each: getattr(each, "path", ""))
def test_the_tables_hold_as_many_weights_as_the_model_has(model: CatalogueModel, file: CatalogueFile) -> None:
    weights = sum(tensor.weights for tensor in foretell(model, file).tensors)

    assert weights == pytest.approx(model.parameters, rel=0.002)


@pytest.mark.parametrize(("model", "file"), EVERY, ids=lambda each: getattr(each, "path", ""))
def test_what_decides_about_memory_is_read_from_it(model: CatalogueModel, file: CatalogueFile) -> None:
    shape = shape_of(foretell(model, file))

    assert len(shape.layers) == model.header["block_count"]
    assert shape.vocabulary == model.header["vocabulary"]
    assert shape.trained == model.context
    assert any(layer.keys for layer in shape.layers)


def test_a_list_goes_round_over_the_layers() -> None:
    model, file = next((model, file) for model, file in EVERY if model.name == "Gemma 4 26B-A4B")
    layers = shape_of(foretell(model, file)).layers

    assert [layer.keys for layer in layers[4:7]] == [8 * 256, 2 * 512, 8 * 256]


def test_tables_lie_one_behind_the_other() -> None:
    first, second, *_ = foretell(*EVERY[0]).tensors

    assert first.offset == 0
    assert second.offset == first.bytes
