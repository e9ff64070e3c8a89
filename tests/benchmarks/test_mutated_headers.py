import sys
from itertools import islice
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("the memory of a process is asked of its system in another way", allow_module_level=True)

from benchmarks.mutants import models, mutants
from benchmarks.mutated_headers import load, read


def test_headers_gone_wrong_are_told_in_no_time_and_no_memory(tmp_path: Path) -> None:
    tally = read(islice(mutants(models(tmp_path), seed=7), 500))

    assert tally.wrong == []
    assert tally.heard.total() == 500
    assert len(tally.heard) > 10
    assert tally.heard["passes"] > 0


def test_what_llama_cpp_dies_of_did_not_pass_our_checks(tmp_path: Path) -> None:
    tally = load(islice(mutants(models(tmp_path), seed=7), 40), tmp_path)

    assert tally.wrong == []
    assert tally.heard.total() == 40
    assert tally.heard["loaded"] > 0
