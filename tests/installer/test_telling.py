"""A step shows that it is alive, and a failure tells its cause instead of a traceback."""

import re
import sys
from pathlib import Path

import pytest
from installer.causes import cause
from installer.say import Step, span, step

from installer import child


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  [37/212] /usr/bin/g++ -DX -o a.o -c /tmp/src/ggml-cpu/ops.cpp", "[37/212] ops.cpp"),
        ("  [212/212] : && /usr/bin/g++ -shared -o bin/libllama.so && :", "[212/212]"),
        ("Collecting numpy==2.4.6", "numpy==2.4.6"),
        ("Get:12 http://mirror bookworm/main libegl1", "http://mirror"),
        ("Installing collected packages: pluggy, numpy", "unpacking"),
        ("warning: unused variable", ""),
    ],
)
def test_a_line_of_output_becomes_a_sign_of_life(line: str, told: str) -> None:
    assert child.doing(line).strip() == told


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full."),
        (
            "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution",
            "no way to",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "other bytes"),
        (
            "ERROR: No matching distribution found for pyside6-essentials==6.11.3",
            "not offered for this system",
        ),
        ("c++: fatal error: Killed signal terminated program cc1plus", "ran out of memory"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))", "not trusted"),
    ],
)
def test_a_known_cause_is_told_in_words(output: str, sentence: str) -> None:
    told = cause(output)
    assert told
    assert sentence in told[0]
    assert told[1]


def test_a_program_that_fails_leaves_its_last_words_and_its_whole_output(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    with pytest.raises(child.Failed, match="failed") as failure, step("Trying") as current:
        child.run([sys.executable, "-c", "print('so long'); raise SystemExit(3)"], current)
    assert "so long" in failure.value.remedy
    log = next(tmp_path.rglob("setup.log"))
    assert "so long" in log.read_text(encoding="utf-8")


def test_a_step_says_when_it_begins_and_how_long_it_took(capsys: pytest.CaptureFixture[str]) -> None:
    with step("Counting") as current:
        child.run([sys.executable, "-c", "print(1)"], current)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Counting ...\n")
    assert re.search(r"Counting: done in \d", said.err)


def test_an_interrupted_step_takes_its_child_with_it(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    class Impatient(Step):
        def tick(self, detail: str = "") -> None:
            raise Enough(detail)

    alive = tmp_path / "alive"
    program = (
        f"import time, pathlib; print('on', flush=True); time.sleep(1); pathlib.Path({str(alive)!r}).touch()"
    )
    with pytest.raises(Enough):
        child.run([sys.executable, "-c", program], Impatient("Waiting"))
    assert not alive.exists()


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.04, "0.0 s"), (9.94, "9.9 s"), (14.2, "14 s"), (196, "3 min 16 s"), (119.6, "2 min 00 s")],
)
def test_time_is_told_as_people_tell_it(seconds: float, told: str) -> None:
    assert span(seconds) == told
