"""The command line, run as people run it."""

import base64
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from matryoshka.chat.conversation import State
from matryoshka.chat.prompt import asked
from matryoshka.chat.store import ChatStore
from support.command import run, write_ladder
from support.eyes import picture, write_eyes
from support.parrots import write_parrot


@pytest.fixture
def ladder(tmp_path: Path) -> Path:
    """Two parrots: a junior that doubts, an elder that answers."""
    write_parrot(tmp_path / "junior.gguf", "Junior", 0.9)
    write_parrot(tmp_path / "elder.gguf", "It is four")
    return write_ladder(tmp_path, junior="junior.gguf", elder="elder.gguf")


@pytest.fixture
def heard() -> Iterator[None]:
    """Programs that a background job starts would be deaf to Ctrl+C as it is."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _events(output: str) -> list[dict[str, Any]]:
    events = [json.loads(line) for line in output.splitlines()]
    return [event for event in events if event["event"] != "loading"]


def test_the_answer_goes_to_standard_output_and_the_hand_off_to_standard_error(
    ladder: Path, tmp_path: Path
) -> None:
    result = run("ask", "--ladder", ladder, "Well?", home=tmp_path)

    assert (result.returncode, result.stdout) == (0, "It is four\n")
    assert "junior asked elder for help" in result.stderr
    assert "doubt 90 %" in result.stderr


def test_json_is_one_event_a_line_in_their_order(ladder: Path, tmp_path: Path) -> None:
    result = run("ask", "--ladder", ladder, "--json", "Well?", home=tmp_path)

    events = _events(result.stdout)
    loading = [line for line in result.stdout.splitlines() if '"loading"' in line]
    assert len(set(loading)) == len(loading)
    assert [event["event"] for event in events] == [
        *("started", "handoff", "started"),
        *("token", "token", "token", "done"),
    ]
    assert events[0] == {"event": "started", "tier": "junior", "model": "junior", "where": "local"}
    assert (events[1]["from"], events[1]["to"], events[1]["reason"]) == ("junior", "elder", "unsure")
    assert "".join(event["text"] for event in events[3:6]) == "It is four"


def test_only_one_tier_is_asked_and_declines_alone(ladder: Path, tmp_path: Path) -> None:
    result = run("ask", "--ladder", ladder, "--only", "junior", "Well?", home=tmp_path)

    assert (result.returncode, result.stdout) == (3, "")
    assert "No tier here can answer this well" in result.stderr


def test_anyway_makes_it_answer_and_says_that_it_is_unsure(ladder: Path, tmp_path: Path) -> None:
    result = run("ask", "--ladder", ladder, "--only", "junior", "--anyway", "Well?", home=tmp_path)

    assert (result.returncode, result.stdout) == (0, "Junior\n")
    assert "unsure" in result.stderr


def test_start_skips_the_juniors(ladder: Path, tmp_path: Path) -> None:
    result = run("ask", "--ladder", ladder, "--start", "elder", "Well?", home=tmp_path)

    assert (result.returncode, result.stdout, result.stderr) == (0, "It is four\n", "")


def test_a_question_may_begin_with_a_minus(ladder: Path, tmp_path: Path) -> None:
    assert run("ask", "--ladder", ladder, "-5+7", home=tmp_path).stdout == "It is four\n"


def test_a_question_can_be_piped_in(ladder: Path, tmp_path: Path) -> None:
    result = run("ask", "--ladder", ladder, "-", home=tmp_path, stdin="Сколько?\n")

    assert (result.returncode, result.stdout) == (0, "It is four\n")


def test_the_longest_answer_can_be_set(ladder: Path, tmp_path: Path) -> None:
    result = run("ask", "--ladder", ladder, "--json", "--max-tokens", "2", "Well?", home=tmp_path)

    assert _events(result.stdout)[-1]["finish"] == "length"


def test_an_answer_that_was_cut_says_so(ladder: Path, tmp_path: Path) -> None:
    result = run("ask", "--ladder", ladder, "--max-tokens", "2", "Well?", home=tmp_path)

    assert (result.returncode, result.stdout) == (0, "It is\n")
    assert "elder's answer was cut at its length limit.\n" in result.stderr


def test_an_answer_that_lost_its_thread_is_no_answer(tmp_path: Path) -> None:
    write_parrot(tmp_path / "p.gguf", " round and", endless=True, context=4096)
    result = run("ask", "--ladder", write_ladder(tmp_path, XS="p.gguf"), "Well?", home=tmp_path)

    assert result.returncode == 1
    assert result.stdout.startswith(" round and round and")
    assert result.stderr == "XS was stopped: it repeated itself, or slipped into another script.\n"


def test_every_failed_attempt_is_an_error_also_when_another_tier_answers(
    ladder: Path, tmp_path: Path
) -> None:
    (tmp_path / "junior.gguf").write_bytes(b"GGUF, but not really")

    result = run("ask", "--ladder", ladder, "--json", "Well?", home=tmp_path)

    assert result.returncode == 0
    error, handoff = _events(result.stdout)[1:3]
    assert (error["event"], error["tier"]) == ("error", "junior")
    assert error["title"]
    assert error["remedy"]
    assert handoff["reason"] == "failed"


def test_where_no_tier_can_run_the_status_is_one(tmp_path: Path) -> None:
    ladder = write_ladder(tmp_path, XS="absent.gguf", S="absent-too.gguf")

    result = run("ask", "--ladder", ladder, "--json", "Well?", home=tmp_path)

    assert result.returncode == 1
    assert [event["event"] for event in _events(result.stdout)].count("error") == 2


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["ask"], "TEXT"),
        (["ask", "  "], "empty"),
        (["ask", "--start", "Z", "Well?"], "junior, elder"),
        (["ask", "--only", "Z", "Well?"], "junior, elder"),
        (["ask", "--start", "junior", "--only", "junior", "Well?"], "not allowed"),
        (["ask", "--temperature", "hot", "Well?"], "a number"),
        (["ask", "--max-tokens", "0", "Well?"], "a whole number"),
        (["ask", "--grammar", "absent.gbnf", "Well?"], "absent.gbnf cannot be read"),
        (["ask", "--json-schema", "absent.json", "Well?"], "absent.json cannot be read"),
        (["ask", "--grammar", "a", "--json-schema", "b", "Well?"], "not allowed"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_a_fault_of_usage_is_status_two_and_says_what_would_be_right(
    ladder: Path, tmp_path: Path, arguments: list[str], word: str
) -> None:
    named = ["--ladder", str(ladder)] if arguments[0] == "ask" else []

    result = run(*arguments, *named, home=tmp_path)

    assert (result.returncode, result.stdout) == (2, "")
    assert word in result.stderr
    assert "Traceback" not in result.stderr


def test_an_answer_can_be_held_to_a_grammar(ladder: Path, tmp_path: Path) -> None:
    (tmp_path / "number.gbnf").write_text('root ::= "It is " [0-9]')
    result = run("ask", "--ladder", ladder, "--grammar", tmp_path / "number.gbnf", "Well?", home=tmp_path)

    assert result.returncode == 0
    assert re.fullmatch(r"It is \d\n", result.stdout)
    assert "junior asked elder for help" in result.stderr


def test_an_answer_can_be_held_to_a_json_schema(ladder: Path, tmp_path: Path) -> None:
    (tmp_path / "schema.json").write_text('{"enum": ["It is four", 4]}')
    result = run("ask", "--ladder", ladder, "--json-schema", tmp_path / "schema.json", "Well?", home=tmp_path)

    assert result.returncode == 0
    assert json.loads(result.stdout) in {"It is four", 4}


def test_a_broken_grammar_is_told_once_and_handed_to_nobody(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_parrot(tmp_path / f"{name}.gguf", "Hi")
    (tmp_path / "broken.gbnf").write_text('root ::= "a"\nb := "c"\n')
    ladder = write_ladder(tmp_path, A="a.gguf", B="b.gguf")

    result = run("ask", "--ladder", ladder, "--grammar", tmp_path / "broken.gbnf", "Well?", home=tmp_path)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        (
            "matryoshka: The grammar cannot be read in line 2: expecting ::=. "
            "Mend it: it must be GBNF with a root."
        )
    ]


def test_what_files_say_goes_along_and_is_kept_with_the_question(ladder: Path, tmp_path: Path) -> None:
    for name in ("one.txt", "two.md"):
        (tmp_path / name).write_text(f"This is {name}.")
    files = ("--file", tmp_path / "one.txt", "--file", tmp_path / "two.md")

    result = run("ask", "--save", "--ladder", ladder, *files, "Well?", home=tmp_path)

    assert result.returncode == 0, result.stderr
    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        (summary,) = store.summaries()
        (turn,) = store.conversation(summary.id).turns
    assert turn.text == "Well?"
    assert "two.md:\n```\nThis is two.md.\n```\n\nWell?" in asked(turn)


def test_a_picture_is_shown_to_the_tier_that_sees(ladder: Path, tmp_path: Path) -> None:
    write_parrot(tmp_path / "seer.gguf", "dark", sees="light")
    write_eyes(tmp_path / "mmproj.gguf")
    (tmp_path / "bright.png").write_bytes(base64.b64decode(picture(255).data))
    with ladder.open("a") as tiers:
        tiers.write('[[tier]]\nname = "seer"\nmodel = "seer.gguf"\nmmproj = "mmproj.gguf"\n')
    question = ("ask", "--save", "--ladder", ladder, "--file", tmp_path / "bright.png", "What is it?")

    seen, unseen = (run(*question, *only, home=tmp_path) for only in ((), ("--only", "elder")))

    assert (seen.returncode, seen.stdout) == (0, "light\n"), seen.stderr
    assert (unseen.returncode, unseen.stdout) == (2, "")
    assert "“bright.png” is a picture, and no tier that is asked sees one." in unseen.stderr


@pytest.mark.parametrize(("content", "why"), [(b"\x00\x01", "not a text file"), (None, "cannot be read")])
def test_a_file_that_says_nothing_is_refused(
    content: bytes | None, why: str, ladder: Path, tmp_path: Path
) -> None:
    if content:
        (tmp_path / "odd.dat").write_bytes(content)

    result = run("ask", "--ladder", ladder, "--file", tmp_path / "odd.dat", "Well?", home=tmp_path)

    assert (result.returncode, result.stdout) == (1, "")
    assert "“odd.dat”" in result.stderr
    assert why in result.stderr


def test_a_broken_grammar_is_what_the_kept_attempt_failed_of(ladder: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.gbnf").write_text("root ::= (")
    grammar = ("--grammar", tmp_path / "broken.gbnf")

    result = run("ask", "--save", "--ladder", ladder, *grammar, "Well?", home=tmp_path)

    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        (summary,) = store.summaries()
        (attempt,) = store.conversation(summary.id).turns[0].attempts
    assert attempt.state is State.FAILED
    assert f"matryoshka: {attempt.title} {attempt.remedy}\n" == result.stderr


def test_a_fault_of_the_ladder_is_status_two_and_names_the_line(ladder: Path, tmp_path: Path) -> None:
    ladder.write_text('[[tier]]\nname = "XS"\nmodel = "m.gguf"\npatience = 7\n', encoding="utf-8")

    result = run("ask", "--ladder", ladder, "Well?", home=tmp_path)

    assert result.returncode == 2
    assert "line 4" in result.stderr


def test_a_ladder_in_the_settings_folder_is_this_persons_own(ladder: Path, tmp_path: Path) -> None:
    ladder.rename(tmp_path / "ladder.toml")

    assert run("ask", "Well?", home=tmp_path).stdout == "It is four\n"


def test_asking_leaves_the_store_alone(ladder: Path, tmp_path: Path) -> None:
    run("ask", "--ladder", ladder, "Well?", home=tmp_path / "home")

    assert [path.name for path in (tmp_path / "home").iterdir()] == ["cache"]


def test_save_keeps_question_answer_and_hand_off(ladder: Path, tmp_path: Path) -> None:
    run("ask", "--ladder", ladder, "--save", "Well?", home=tmp_path)

    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        (summary,) = store.summaries()
        (turn,) = store.conversation(summary.id).turns
    assert (summary.title, turn.text) == ("Well?", "Well?")
    assert [(attempt.tier, attempt.text) for attempt in turn.run] == [("junior", ""), ("elder", "It is four")]
    assert turn.run[0].handoff


def test_a_ladder_named_before_the_command_is_used(ladder: Path, tmp_path: Path) -> None:
    assert run("--ladder", ladder, "ask", "Well?", home=tmp_path).stdout == "It is four\n"


def test_a_self_test_stands_alone(tmp_path: Path) -> None:
    assert run("--self-test", "ask", "Well?", home=tmp_path).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are text there")
def test_a_question_of_broken_bytes_is_answered_and_kept(ladder: Path, tmp_path: Path) -> None:
    question = os.fsdecode(b"2+2 \xff")
    command = [sys.executable, "-m", "matryoshka", "ask", "--save", "--ladder", str(ladder), question]
    environment = os.environ | {"MATRYOSHKA_HOME": str(tmp_path)}

    result = subprocess.run(command, capture_output=True, env=environment, check=False)

    assert (result.returncode, result.stdout) == (0, b"It is four\n")
    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        (summary,) = store.summaries()
    assert summary.title == "2+2 ?"


def test_a_question_that_cannot_be_kept_is_not_asked_and_says_why(ladder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    result = run("ask", "--save", "--ladder", ladder, "Well?", home=tmp_path / "file")

    assert (result.returncode, result.stdout) == (1, "")
    assert "cannot be written" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_damaged_store_is_set_aside_and_the_answer_is_kept_in_a_new_one(
    ladder: Path, tmp_path: Path
) -> None:
    (tmp_path / "chats.sqlite3").write_bytes(b"no database at all" * 100)

    result = run("ask", "--save", "--ladder", ladder, "Well?", home=tmp_path)

    assert (result.returncode, result.stdout) == (0, "It is four\n")
    assert "damaged" in result.stderr
    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        assert [summary.title for summary in store.summaries()] == ["Well?"]


def test_a_draft_and_a_refusal_do_not_share_a_line(tmp_path: Path) -> None:
    write_parrot(tmp_path / "top.gguf", "one two three", [0.0, 0.0, 0.9])

    result = run("ask", "--ladder", write_ladder(tmp_path, top="top.gguf"), "Well?", home=tmp_path)

    assert result.stdout == "one two\n"
    assert result.stderr.startswith("No tier here can answer this well")
    assert "--anyway" in result.stderr


def test_an_answer_without_a_word_is_no_answer(tmp_path: Path) -> None:
    write_parrot(tmp_path / "thinker.gguf", "four", thinking="well now")

    result = run(
        *("ask", "--ladder", write_ladder(tmp_path, XS="thinker.gguf"), "--max-tokens", "2", "Well?"),
        home=tmp_path,
    )

    assert (result.returncode, result.stdout) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_an_output_that_is_full_ends_in_a_sentence(ladder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "matryoshka", "ask", "--ladder", str(ladder), "Well?"]
    environment = os.environ | {"MATRYOSHKA_HOME": str(tmp_path)}
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment, check=False)

    assert result.returncode == 1
    assert b"could not be written to standard output" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent another way on Windows")
def test_a_pause_of_the_model_does_not_delay_saving(tmp_path: Path) -> None:
    write_parrot(tmp_path / "endless.gguf", "on and on", endless=True, context=100_000, weight=4096)
    command = [sys.executable, "-m", "matryoshka", "ask", "--save", "--json", "Well?"]
    write_ladder(tmp_path, XS="endless.gguf").rename(tmp_path / "ladder.toml")
    environment = os.environ | {"MATRYOSHKA_HOME": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", env=environment) as process:
        assert process.stdout
        said = ""
        while len(said) < 60:
            event = json.loads(process.stdout.readline())
            said += event.get("text", "")
        time.sleep(1.5)
        process.kill()

    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        (summary,) = store.summaries()
        (attempt,) = store.conversation(summary.id).turns[0].attempts
    assert attempt.text.startswith(said)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent another way on Windows")
def test_ctrl_c_before_the_question_is_there_ends_quietly(ladder: Path, heard: None) -> None:
    del heard
    command = [sys.executable, "-m", "matryoshka", "ask", "--ladder", str(ladder), "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        time.sleep(3)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        told = process.stderr.read()

    assert (process.returncode, told) == (130, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent another way on Windows")
def test_ctrl_c_stops_the_answer_and_keeps_what_was_said(tmp_path: Path) -> None:
    write_parrot(tmp_path / "endless.gguf", "on and on", endless=True, context=100_000, weight=4096)
    ladder = write_ladder(tmp_path, XS="endless.gguf")
    command = [sys.executable, "-m", "matryoshka", "ask", "--json", "--ladder", str(ladder), "Well?"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout
        while '"token"' not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGINT)
        last = process.stdout.read().splitlines()[-1]

    assert process.returncode == 130
    assert json.loads(last)["finish"] == "stopped"


def test_the_version_is_told(tmp_path: Path) -> None:
    assert run("--version", home=tmp_path).stdout.startswith("matryoshka ")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_without_a_display_the_window_says_so_and_names_a_way(tmp_path: Path) -> None:
    bare = {"PATH": os.environ["PATH"], "MATRYOSHKA_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "matryoshka"]

    result = subprocess.run(command, capture_output=True, encoding="utf-8", env=bare, check=False)

    assert result.returncode == 1
    assert "no display" in result.stderr
    assert "matryoshka ask" in result.stderr
