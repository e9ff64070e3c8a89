import pytest

from matryoshka.models.catalogue import Catalogue, CatalogueModel, Rung, read_catalogue

CATALOGUE = read_catalogue()


def test_there_is_a_choice_on_every_rung() -> None:
    rungs = [model.rung for model in CATALOGUE.models]

    assert len(CATALOGUE.models) >= 15
    assert set(rungs) == set(Rung)
    assert rungs == sorted(rungs, key=list(Rung).index)


def test_it_reaches_from_the_smallest_computer_to_a_workstation() -> None:
    sizes = [model.parameters for model in CATALOGUE.models]

    assert min(sizes) < 5e8
    assert max(sizes) > 6e10


@pytest.mark.parametrize("model", CATALOGUE.models, ids=lambda model: model.name)
def test_an_entry_says_all_that_a_choice_needs(model: CatalogueModel) -> None:
    assert model.repository.count("/") == 1
    assert model.languages[0] == "en"
    assert model.licence
    assert model.strengths
    assert model.files == tuple(sorted(model.files, key=lambda file: file.bytes))
    assert all(file.path.endswith(".gguf") for file in model.files)


@pytest.mark.parametrize("model", CATALOGUE.models, ids=lambda model: model.name)
def test_an_entry_says_where_and_when_its_file_and_its_licence_were_verified(model: CatalogueModel) -> None:
    verified = " ".join(each.what for each in model.verified)

    assert "file" in verified
    assert "licence" in verified
    assert any(model.repository in each.where for each in model.verified)


def test_no_two_entries_speak_of_one_repository() -> None:
    repositories = [model.repository for model in CATALOGUE.models]

    assert len(set(repositories)) == len(repositories)
    assert len({model.name for model in CATALOGUE.models}) == len(repositories)


def test_a_model_is_found_by_its_repository() -> None:
    first = CATALOGUE.models[0]

    assert CATALOGUE.model(first.repository) is first
    assert Catalogue(()).model(first.repository) is None


def test_a_file_is_found_by_its_quantization_and_named_as_the_command_line_has_it() -> None:
    model = CATALOGUE.models[0]
    file = model.file("Q4_K_M")

    assert model.source(file) == f"{model.repository}/{file.path}"
    with pytest.raises(KeyError):
        model.file("Q1_0")
