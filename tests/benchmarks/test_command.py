"""The benchmark as people start it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from installer.needs import compiler_present

ENGINE = Path(__file__).with_name("engine.py")


@pytest.mark.skipif(not compiler_present(), reason="the sources are fetched only where they can be compiled")
def test_sources_that_cannot_be_fetched_end_in_a_sentence(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, str(ENGINE), "--only", "writing", "--folder", str(tmp_path / "bench")],
        capture_output=True,
        text=True,
        env=os.environ | {"PIP_NO_INDEX": "1", "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)},
        check=False,
    )

    assert (result.returncode, result.stdout) == (1, "")
    assert "A package is not offered for this system" in result.stderr
    assert "Traceback" not in result.stderr
