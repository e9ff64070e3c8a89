import pytest

from matryoshka.models.languages import country_of, language_here, language_of


@pytest.mark.parametrize(
    ("name", "code"),
    [("ru_RU", "ru"), ("Russian_Russia", "ru"), ("German_Germany", "de"), ("pt_BR", "pt"), ("en_US", "en")],
)
def test_a_language_is_read_from_the_name_of_a_locale(name: str, code: str) -> None:
    assert language_of(name) == code


@pytest.mark.parametrize("name", ["", "C", "POSIX", "Tlingit_Alaska"])
def test_what_names_no_language_is_taken_for_english(name: str) -> None:
    assert language_of(name) == "en"


def test_there_is_always_a_language() -> None:
    assert len(language_here()) == 2


@pytest.mark.parametrize(
    ("name", "country"),
    [("de_AT", "AT"), ("ru_RU.UTF-8", "RU"), ("German_Germany", None), ("C", None), ("", None)],
)
def test_the_country_is_told_where_the_system_names_it(name: str, country: str | None) -> None:
    assert country_of(name) == country
