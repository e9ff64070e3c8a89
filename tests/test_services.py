"""The services that come with the program can stand in a ladder as they are."""

from pathlib import Path

import pytest

from matryoshka.chat.ladder_file import parse_ladder
from matryoshka.chat.ladder_text import service_block
from matryoshka.chat.service import Continuing, Service, is_address
from matryoshka.services import Preset, presets


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.name)
def test_each_has_an_address_that_a_ladder_takes(preset: Preset) -> None:
    text = f'[[tier]]\nname = "L"\nmodel = "m"\nremote = "{preset.url}"\n'

    assert parse_ladder(text, Path("l.toml")).tiers[0].source == Service(preset.url, "m")


@pytest.mark.parametrize("preset", [each for each in presets() if each.continues], ids=lambda each: each.name)
def test_how_one_goes_on_is_a_word_that_a_ladder_takes(preset: Preset) -> None:
    service = Service(preset.url, "m", continues=Continuing(preset.continues))

    assert parse_ladder(service_block("L", service), Path("l.toml")).tiers[0].source == service


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.name)
def test_each_has_a_page_for_keys_or_is_started_by_oneself(preset: Preset) -> None:
    assert bool(preset.key_page) != bool(preset.start)
    assert not preset.key_page or is_address(preset.key_page)
    assert preset.url.startswith("https://") == bool(preset.key_page)


def test_no_two_have_one_name() -> None:
    names = [preset.name for preset in presets()]

    assert sorted(set(names)) == sorted(names)
