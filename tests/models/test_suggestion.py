from functools import cache

from matryoshka.models.catalogue import Catalogue, read_catalogue
from matryoshka.models.hardware import Hardware
from matryoshka.models.options import Candidate, Option, candidates
from matryoshka.models.suggestion import DISK_LEFT, MOST, BuiltIn, Suggestion, suggest
from matryoshka.models.verdict import Verdict
from matryoshka.models.worth import bottoms
from support.computers import computer, judge_of

FEW = (
    "Llama 3.2 1B",
    "Qwen3 0.6B",
    "SmolLM2 360M",
    "Qwen3 8B",
    "Qwen3 4B Instruct",
    "Llama 3.1 8B",
    "Qwen3 30B-A3B Instruct",
    "Llama 3.3 70B",
)
"""From each rung, quick and slow, of few languages and of many."""
CATALOGUE = Catalogue(tuple(model for model in read_catalogue().models if model.name in FEW))
LAPTOP = computer(16, 10)
SLOW, FAST = 3e10, 1e11
"""Bytes a second."""


@cache
def _candidates(hardware: Hardware, speed: float | None) -> tuple[Candidate, ...]:
    return candidates(CATALOGUE, judge_of(hardware, speed))


def _suggested(
    hardware: Hardware,
    speed: float | None = SLOW,
    languages: tuple[str, ...] = ("en",),
    disk: int = 10**12,
) -> Suggestion:
    models = _candidates(hardware, speed)
    return suggest(models, languages, disk, judge_of(hardware, speed), bottoms())


def _option(name: str, hardware: Hardware) -> Option:
    return next(each.shown for each in _candidates(hardware, FAST) if each.model.name == name)


def test_a_laptop_gets_a_ladder_above_the_built_in_tiers() -> None:
    suggested = _suggested(LAPTOP)

    assert 2 <= len(suggested.tiers) <= MOST
    assert [tier.name for tier in suggested.tiers] == ["XS", "S", "M", "L"][: len(suggested.tiers)]
    assert suggested.tiers[:2] == (BuiltIn("XS", "xs"), BuiltIn("S", "s"))
    assert suggested.bytes == sum(tier.option.file.bytes for tier in suggested.fetched) > 0
    assert all(tier.fit.verdict.fits for tier in suggested.fetched)


def test_more_memory_brings_a_bigger_top() -> None:
    sizes = [
        _suggested(computer(memory, memory * 0.7), FAST).fetched[-1].option.model.parameters
        for memory in (4, 16, 64)
    ]

    assert sizes == sorted(set(sizes))


def test_a_graphics_card_is_used_where_it_holds_a_model() -> None:
    top = _suggested(computer(16, 8, card=8)).fetched[-1]

    assert top.fit.verdict is Verdict.GPU
    assert top.option.model.parameters > _suggested(computer(16, 8)).fetched[-1].option.model.parameters


def test_a_slow_computer_gets_no_model_that_nobody_waits_for() -> None:
    top = _suggested(computer(128, 100), SLOW).fetched[-1].option

    assert top.seconds is not None
    assert top.seconds < 40


def test_a_full_disk_leaves_less_to_fetch() -> None:
    roomy = _suggested(LAPTOP)
    tight = _suggested(LAPTOP, disk=DISK_LEFT + 15 * 10**8)

    assert 0 < tight.bytes <= 15 * 10**8 < roomy.bytes
    assert _suggested(LAPTOP, disk=DISK_LEFT).fetched == ()


def test_without_anything_to_fetch_the_built_in_tiers_stay() -> None:
    suggested = suggest((), ("en",), 10**12, judge_of(LAPTOP, SLOW), bottoms())

    assert suggested.tiers == (BuiltIn("XS", "xs"), BuiltIn("S", "s"))
    assert suggested.bytes == 0


def test_models_speak_the_languages_of_the_person() -> None:
    fetched = _suggested(LAPTOP, languages=("en", "kk")).fetched

    assert fetched
    assert all((tier.option.model.spoken or 0) > 100 for tier in fetched)


def test_built_in_tiers_that_speak_no_language_of_the_person_are_dropped() -> None:
    suggested = _suggested(LAPTOP, languages=("de",))

    assert [dropped.tier for dropped in suggested.dropped] == ["xs", "s"]
    assert "languages" in suggested.dropped[0].why
    assert len(suggested.fetched) >= 2
    assert suggested.tiers[0].name == "S"


def test_a_ladder_is_never_empty() -> None:
    suggested = _suggested(LAPTOP, languages=("de",), disk=DISK_LEFT)

    assert suggested.tiers == (BuiltIn("XS", "xs"), BuiltIn("S", "s"))
    assert suggested.dropped == ()


def test_a_built_in_tier_is_dropped_where_it_saves_no_time() -> None:
    quick = _suggested(computer(64, 50, card=24), speed=1e15)

    assert [dropped.tier for dropped in quick.dropped] == ["xs", "s"]
    assert "time" in quick.dropped[0].why


def test_where_no_speed_is_known_only_what_is_light_is_suggested() -> None:
    suggested = _suggested(computer(128, 100), speed=None)

    assert suggested.fetched
    assert all((tier.option.model.active or tier.option.model.parameters) < 5e9 for tier in suggested.fetched)


def test_where_no_speed_is_known_a_graphics_card_is_trusted_with_what_it_holds() -> None:
    top = _suggested(computer(16, 8, card=8), speed=None).fetched[-1]

    assert top.fit.verdict is Verdict.GPU
    assert top.option.model.parameters > 5e9


def test_all_that_is_suggested_is_loaded_side_by_side() -> None:
    hardware = computer(16, 10, card=8)
    headers = [tier.option.header for tier in _suggested(hardware, languages=("de",)).fetched]

    assert [beside for _, beside in judge_of(hardware, SLOW)(headers)] == [True] * len(headers)


def test_memory_is_left_for_other_programs() -> None:
    hardware = computer(25.3, 22.8)
    top = _suggested(hardware, FAST).fetched[-1]

    assert top.fit.needed < 0.8 * top.fit.free
    assert judge_of(hardware, FAST)([_option("Qwen3 30B-A3B Instruct", hardware).header])[0][0].verdict.fits


def test_as_many_bytes_are_saved_as_the_page_says() -> None:
    option = _suggested(LAPTOP).fetched[-1].option

    assert option.saved == 1 - option.file.bytes / (2 * option.model.parameters)
    assert 0.4 < option.saved < 0.8
