import gguf
import pytest

from matryoshka.models.quantization import QUANTIZATIONS, in_name, named, of_file_type


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Qwen3-8B-Q4_K_M.gguf", "Q4_K_M"),
        ("qwen2.5-7b-instruct-q4_k_m-00001-of-00002.gguf", "Q4_K_M"),
        ("gemma-3-1b-it.Q8_0.gguf", "Q8_0"),
        ("Llama-3.2-1B-Instruct-UD-Q4_K_XL.gguf", "Q4_K_XL"),
        ("Mistral-IQ2_XXS.gguf", "IQ2_XXS"),
        ("gpt-oss-20b-mxfp4.gguf", "MXFP4"),
        ("gpt-oss-20b-MXFP4_MOE.gguf", "MXFP4"),
        ("phi-4-fp16.gguf", "F16"),
        ("Meta-Llama-3-8B-Instruct-v2.Q6_K_L.gguf", "Q6_K_L"),
        ("Llama-3-8B-Q3_K.gguf", "Q3_K_M"),
        ("f16-to-Q5_K_S", "Q5_K_S"),
        ("bitnet-TQ2_0.gguf", "TQ2_0"),
        ("Q8_K_XL", "Q8_K_XL"),
    ],
)
def test_names_of_files_tell_how_weights_are_stored(name: str, expected: str) -> None:
    found = in_name(name)

    assert found
    assert found.name == expected


@pytest.mark.parametrize("name", ["Llama-3-8B-Instruct.gguf", "model-Q9_K_M.gguf", "xQ4_0y.gguf", ""])
def test_names_that_do_not_tell_are_not_guessed(name: str) -> None:
    assert in_name(name) is None


def test_every_mixture_is_found_by_its_name_and_its_number_and_says_one_sentence() -> None:
    assert [named(each.name.lower()) for each in QUANTIZATIONS] == [*QUANTIZATIONS]
    assert [of_file_type(each.file_type) for each in QUANTIZATIONS] == [*QUANTIZATIONS]
    assert all(each.sentence.endswith(".") for each in QUANTIZATIONS)


def test_numbers_are_those_of_llama_cpps_own_tools() -> None:
    ours = {f"MOSTLY_{each.name}": each.file_type for each in QUANTIZATIONS}
    theirs = {each.name.removesuffix("_MOE"): each.value for each in gguf.LlamaFileType}

    assert theirs.items() - ours.items() == {("ALL_F32", 0), ("GUESSED", 1024)}


def test_mixtures_come_from_the_smallest_to_the_largest() -> None:
    assert [each.bits for each in QUANTIZATIONS] == sorted(each.bits for each in QUANTIZATIONS)


def test_what_is_saved_is_told_against_f16() -> None:
    four, half, all_ = (of_file_type(number) for number in (15, 7, 1))

    assert four
    assert half
    assert all_
    assert (round(four.saved, 2), round(half.saved, 2), all_.saved) == (0.69, 0.47, 0.0)


def test_a_number_that_was_guessed_tells_the_same() -> None:
    assert of_file_type(1024 + 15) == of_file_type(15)
    assert of_file_type(999) is None


def test_a_finer_mixture_says_what_it_is_made_from() -> None:
    found = named("q4_k_xl")

    assert found
    assert (found.name, found.file_type) == ("Q4_K_XL", 15)
    assert "As Q4_K_M" in found.sentence
