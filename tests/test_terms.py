"""Under which terms the parts of the program are there."""

import sys
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from matryoshka.terms import UNTOLD, Part, parts, terms_of


def test_all_that_the_program_needs_is_listed_with_its_terms() -> None:
    found = {part.name: part for part in parts()}

    assert {"PySide6_Essentials", "llama_cpp_python", "keyring", "huggingface_hub"} <= found.keys()
    assert "matryoshka" not in found
    assert not [part for part in found.values() if part.terms == UNTOLD]


def test_a_bundle_tells_what_its_index_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = tmp_path / "licences" / "index.txt"
    index.parent.mkdir()
    index.write_text("Matryoshka is under the Apache License.\nnumpy 2.0: BSD-3-Clause\nQt 6: LGPL\n")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "matryoshka"))

    assert parts() == (Part("numpy", "2.0", "BSD-3-Clause"), Part("Qt", "6", "LGPL"))


@pytest.mark.parametrize(
    ("told", "terms"),
    [
        ({"License-Expression": "MIT"}, "MIT"),
        ({"Classifier": "License :: OSI Approved :: BSD License"}, "BSD License"),
        ({"License": "Apache 2.0"}, "Apache 2.0"),
        ({}, UNTOLD),
    ],
)
def test_the_most_exact_way_to_say_it_comes_first(told: dict[str, str], terms: str, tmp_path: Path) -> None:
    lines = [f"{name}: {value}\n" for name, value in told.items()]
    (tmp_path / "METADATA").write_text("Name: sample\n" + "".join(lines))

    assert terms_of(PathDistribution(tmp_path).metadata) == terms
