"""However a process ends, the other side is told, and nothing is left behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from matryoshka.chat.engine import End, Finish, Message, Piece, Role, Stop
from matryoshka.chat.ladder import Sampling, Tier
from matryoshka.engines.llama import LlamaEngine
from matryoshka.errors import AppError
from support.engines import Start, ask, text
from support.parrots import write_parrot

posix = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
QUESTION = [Message(Role.USER, "Hello")]
BRIEF = Sampling(max_tokens=3)


def kill(engine: LlamaEngine, how: int) -> None:
    assert engine.pid
    os.kill(engine.pid, how)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{pid}/stat").exists() or " Z " not in Path(f"/proc/{pid}/stat").read_text()


def gone_within(pid: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(pid)


@posix
def test_a_process_killed_while_it_loads_is_a_clear_error(start: Start, endless: Path) -> None:
    engine = start(endless, BRIEF)
    next(engine.wake(Stop()))
    kill(engine, signal.SIGSTOP)
    threading.Timer(0.1, kill, (engine, signal.SIGKILL)).start()
    with pytest.raises(AppError, match=r"“endless\.gguf” was killed"):
        ask(engine)

    assert text(ask(engine)) == " la le lu"


@posix
def test_a_process_killed_while_it_reads_is_a_clear_error(start: Start, endless: Path) -> None:
    engine = start(endless, BRIEF)
    ask(engine)
    kill(engine, signal.SIGSTOP)
    threading.Timer(0.1, kill, (engine, signal.SIGKILL)).start()
    with pytest.raises(AppError, match="SIGKILL"):
        ask(engine)

    assert text(ask(engine)) == " la le lu"


@posix
@pytest.mark.parametrize(
    ("how", "words"),
    [(signal.SIGKILL, "memory"), (signal.SIGSEGV, "crashed"), (signal.SIGTERM, "from outside")],
)
def test_a_process_killed_while_it_answers_is_a_clear_error(
    start: Start, endless: Path, how: int, words: str
) -> None:
    engine = start(endless)
    stream = engine.stream(QUESTION, Stop())
    next(output for output in stream if isinstance(output, Piece))
    kill(engine, how)
    with pytest.raises(AppError, match=words) as caught:
        list(stream)

    assert "starts afresh" in caught.value.remedy
    assert isinstance(
        next(output for output in engine.stream(QUESTION, Stop()) if isinstance(output, Piece)), Piece
    )


@posix
def test_a_process_killed_while_nobody_asks_is_replaced(start: Start, endless: Path) -> None:
    engine = start(endless, BRIEF)
    ask(engine)
    kill(engine, signal.SIGKILL)
    time.sleep(0.1)

    assert text(ask(engine)) == " la le lu"


@posix
def test_ctrl_c_is_for_the_parent_to_hear(start: Start, endless: Path) -> None:
    engine = start(endless)
    stream = engine.stream(QUESTION, Stop())
    next(output for output in stream if isinstance(output, Piece))
    kill(engine, signal.SIGINT)
    time.sleep(0.1)
    pid = engine.pid

    assert isinstance(next(stream), Piece)
    assert engine.pid == pid


def test_an_unforeseen_fault_is_told_and_the_next_question_starts_afresh(
    start: Start, tmp_path: Path
) -> None:
    engine = start(write_parrot(tmp_path / "p.gguf", "Yes"))
    warm: Any = "warm"
    with pytest.raises(AppError, match="TypeError"):
        list(engine.probe(QUESTION, Sampling(temperature=warm), Stop()))

    assert text(ask(engine)) == "Yes"


def test_a_template_without_end_is_refused_and_the_process_lives_on(start: Start, tmp_path: Path) -> None:
    endless = (
        "{% macro again() %}{{ again() }}{% endmacro %}"
        "{% if 'deep' in messages[0].content %}{{ again() }}{% endif %}<|assistant|>"
    )
    engine = start(write_parrot(tmp_path / "p.gguf", "Yes", template=endless))
    with pytest.raises(AppError, match="chat template"):
        ask(engine, "deep")
    pid = engine.pid

    assert text(ask(engine)) == "Yes"
    assert engine.pid == pid


def test_llama_cpp_giving_up_is_told_with_its_last_line(start: Start, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "twice.gguf", "Yes")
    path.write_bytes(path.read_bytes().replace(b"\\x01", b"\\x00", 1))
    with pytest.raises(AppError, match=r"“twice\.gguf” .*: llama-vocab\.cpp:\d+: GGML_ASSERT"):
        ask(start(path))


def test_closing_ends_a_stream_as_stopped_and_the_next_starts_afresh(start: Start, endless: Path) -> None:
    engine = start(endless)
    stream = engine.stream(QUESTION, Stop())
    next(output for output in stream if isinstance(output, Piece))
    threading.Timer(0.1, engine.close).start()

    assert list(stream)[-1] == End(Finish.STOPPED)
    assert isinstance(
        next(output for output in engine.stream(QUESTION, Stop()) if isinstance(output, Piece)), Piece
    )


def test_a_closed_engine_leaves_nothing(start: Start, endless: Path) -> None:
    threads, files = threading.active_count(), open_files()
    engine = start(endless, BRIEF)
    for _ in range(3):
        ask(engine)
        assert engine.pid
        pid = engine.pid
        engine.close()
        engine.close()

        assert not alive(pid)
        assert engine.pid is None
    assert threading.active_count() <= threads  # what other tests left may have ended meanwhile
    assert open_files() <= files


PARENT = """
import sys
from pathlib import Path
from matryoshka.chat.engine import Message, Piece, Role, Stop
from matryoshka.chat.ladder import Tier
from matryoshka.engines.llama import LlamaEngine

engine = LlamaEngine(Tier("xs", Path(sys.argv[1]), "xs"))
if sys.argv[2] == "loading":
    next(engine.wake(Stop()))
    print(engine.pid, flush=True)
for output in engine.stream([Message(Role.USER, "Hello")], Stop()):
    if isinstance(output, Piece) and sys.argv[2] == "answering":
        print(engine.pid, flush=True)
"""


@posix
@pytest.mark.parametrize("moment", ["loading", "answering"])
def test_no_process_outlives_a_killed_parent(endless: Path, moment: str) -> None:
    command = [sys.executable, "-c", PARENT, str(endless), moment]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        assert alive(pid)
        parent.kill()

    assert gone_within(pid, 10)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are not listed there")
def test_siblings_hold_nothing_of_each_other(start: Start, tmp_path: Path) -> None:
    engines = [start(write_parrot(tmp_path / f"{name}.gguf", name)) for name in "abc"]
    for engine in engines:
        ask(engine)
    first, second, third = (pipes_of(engine.pid) for engine in engines)

    assert len(first) == 2
    assert first.isdisjoint(second)
    assert third.isdisjoint(first | second)


def pipes_of(pid: int | None) -> set[str]:
    links = [str(path.readlink()) for path in Path(f"/proc/{pid}/fd").iterdir()]
    return {link for link in links if link.startswith("pipe:")}


def open_files() -> int:
    listing = Path("/proc/self/fd")
    return len(list(listing.iterdir())) if listing.exists() else 0


@pytest.mark.parametrize("room", range(6))
def test_without_files_to_open_nothing_is_left_of_a_process_that_was_not_started(
    endless: Path, room: int
) -> None:
    resource = pytest.importorskip("resource", reason="files cannot be limited there")
    engine, files = LlamaEngine(Tier("xs", endless, "xs")), open_files()
    lowest_free = os.dup(0)
    os.close(lowest_free)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest_free + room, before[1]))
    try:
        with pytest.raises(AppError, match="could not be started"):
            ask(engine)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)

    assert open_files() == files


def test_an_unstartable_process_is_a_clear_error(endless: Path, tmp_path: Path) -> None:
    engine = LlamaEngine(Tier("xs", endless, "xs"), command=(str(tmp_path / "none"),))
    files = open_files()
    with pytest.raises(AppError, match="could not be started"):
        ask(engine)

    assert open_files() == files
