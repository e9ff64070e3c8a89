"""What may have been made of a template."""

import pytest

from matryoshka.learning.beyond import Templates
from matryoshka.learning.evaluation.filled import filled

BOOK = Templates(
    weights={},
    trained={"all": ["Who is {person}", "{small} of {small} {thing}s", "{n}!", "no slot"]},
    held_out={"other": ["where is {person}"]},
    slots={"person": ["Ada", "Ada Lovelace"], "thing": ["apple"]},
)


@pytest.mark.parametrize("text", ["who is ada", "who is ada lovelace", "3 of 12 apples", "1234!"])
def test_a_template_makes_it(text: str) -> None:
    assert [template.makes(text) for template in filled(BOOK)].count(True) == 1


@pytest.mark.parametrize(
    "text",
    ["who is bob", "who is ada?", "where is ada", "3 of 123 apples", "3 of 4 pears", "12345!", "no slot", ""],
)
def test_no_template_makes_it(text: str) -> None:
    assert not any(template.makes(text) for template in filled(BOOK))
