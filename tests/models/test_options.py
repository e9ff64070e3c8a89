from matryoshka.models.catalogue import Rung, read_catalogue
from matryoshka.models.options import candidates
from support.computers import computer, judge_of

CATALOGUE = read_catalogue()
ALL = candidates(CATALOGUE, judge_of(computer(16, 10), 3e10))


def test_every_model_is_judged_in_every_file() -> None:
    assert {each.model.name for each in ALL} == {model.name for model in CATALOGUE.models}
    assert all(len(each.options) == len(each.model.files) for each in ALL)


def test_the_biggest_come_first_and_the_preferred_of_each_rung() -> None:
    rungs = [each.model.rung for each in ALL]
    preferred = [model.name for model in CATALOGUE.models if model.rung is Rung.M]

    assert rungs == sorted(rungs, key=list(Rung).index, reverse=True)
    assert [each.model.name for each in ALL if each.model.rung is Rung.M] == preferred


def test_what_does_not_fit_is_shown_all_the_same() -> None:
    biggest = ALL[0]

    assert biggest.best is None
    assert not biggest.shown.bearable
    assert biggest.shown.source == "bartowski/Llama-3.3-70B-Instruct-GGUF/Llama-3.3-70B-Instruct-Q4_K_M.gguf"


def test_a_thinking_model_takes_longer_for_an_answer() -> None:
    thinking, direct = (
        next(each.shown for each in ALL if each.model.name == name) for name in ("Qwen3 8B", "Llama 3.1 8B")
    )

    assert thinking.seconds is not None
    assert direct.seconds is not None
    assert thinking.seconds > 2 * direct.seconds
    assert direct.bearable > thinking.bearable


def test_a_model_speaks_what_its_makers_name_and_many_that_they_only_count() -> None:
    llama, gemma = (
        next(each for each in ALL if each.model.name == name) for name in ("Llama 3.1 8B", "Gemma 3 12B")
    )

    assert llama.speaks(["en", "de"])
    assert not llama.speaks(["en", "ru"])
    assert gemma.speaks(["ru"])
