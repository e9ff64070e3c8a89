"""Chats go out into files and come in from the terminal, and all there is into one backup."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from matryoshka.chat.filing import Filing
from matryoshka.chat.store import ChatStore
from matryoshka.cli import main
from matryoshka.paths import HOME_VARIABLE, Paths
from support.chats import sample

EXPORTS = Path(__file__).parents[1] / "data" / "exchange"


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """Of a person who has the sample chat."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    paths = Paths.of_this_person()
    with closing(ChatStore(paths.store)) as store:
        store.add_conversation(sample())
    return paths


def titles(paths: Paths) -> list[str]:
    with closing(ChatStore(paths.store)) as store:
        return sorted(each.title for each in store.summaries())


def test_the_list_tells_ids_days_tiers_and_titles(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert paths
    assert main(["chats", "list"]) == 0
    head, row = capsys.readouterr().out.splitlines()

    assert head.split() == ["id", "last", "asked", "in", "tiers", "title"]
    assert row.startswith("c1  1970-01-01")
    assert row.endswith("S      Sums")


def test_the_list_is_there_for_programs_too(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert paths
    assert main(["chats", "list", "--json"]) == 0
    (chat,) = json.loads(capsys.readouterr().out)

    assert (chat["id"], chat["title"], chat["tiers"]) == ("c1", "Sums", ["S"])


def file(paths: Paths, change: Callable[[Filing], None]) -> None:
    with closing(ChatStore(paths.store)) as store:
        change(store.filing)


def test_an_archived_chat_is_listed_where_that_is_asked_for(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    file(paths, lambda files: files.archive("c1", True))

    assert main(["chats", "list"]) == 0
    assert "no chats yet" in capsys.readouterr().err
    assert main(["chats", "list", "--archived"]) == 0
    assert "Sums" in capsys.readouterr().out
    assert main(["chats", "search", "sums"]) == 0
    assert "Sums (archived)" in capsys.readouterr().out


def test_a_chat_in_the_trash_is_listed_there_alone_and_can_be_read(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    file(paths, lambda files: files.archive("c1", True))
    file(paths, lambda files: files.throw_away("c1"))

    assert main(["chats", "list", "--archived"]) == 0
    assert "There are none." in capsys.readouterr().err
    assert main(["chats", "list", "--trash", "--json"]) == 0
    (chat,) = json.loads(capsys.readouterr().out)
    assert chat["trashed"]
    assert main(["chats", "show", "c1"]) == 0


def test_a_chat_is_shown_with_who_asked_whom(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert paths
    assert main(["chats", "show", "c"]) == 0
    assert "> **XS asked S for help. Not sure enough to answer.**" in capsys.readouterr().out
    assert main(["chats", "show", "c1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["turns"][0]["attempts"][0]["text"] == "5, no"


@pytest.mark.parametrize("ending", ["md", "html", "json", "pdf"])
def test_a_chat_goes_out_in_the_format_of_the_files_name(
    ending: str, paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"chat.{ending}"

    assert paths
    assert main(["chats", "export", str(file), "--conversation", "c1"]) == 0
    assert file.read_bytes()[:4] in (b"# Su", b"<!DO", b'{\n "', b"%PDF")
    assert f"Written to {file}." in capsys.readouterr().err


def test_all_chats_go_out_and_come_in_elsewhere(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "all.json"

    assert paths
    assert main(["chats", "export", str(file), "--all"]) == 0
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "elsewhere"))
    assert main(["chats", "import", str(file)]) == 0
    assert titles(Paths.of_this_person()) == ["Sums"]
    assert "1 chat came in." in capsys.readouterr().err


def test_an_import_tells_what_it_did(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chats", "import", str(EXPORTS / "chatgpt.json")]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "1 chat came in.",
        "1 chat was empty.",
        "1 attached file did not come in: it is not in the export, or cannot be read.",
    ]
    assert main(["chats", "import", str(EXPORTS / "chatgpt.json")]) == 0
    assert "1 chat was here already." in capsys.readouterr().err
    assert titles(paths) == ["Prime numbers", "Sums"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["export", "chat.md", "--all"], "only as JSON"),
        (["export", "chat.md", "--conversation", "nobody"], "No chat has an id"),
        (["export", "chat.doc", "--conversation", "c1"], "does not say what"),
        (["import", "nowhere.zip"], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said(
    words: list[str], told: str, paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert paths
    assert main(["chats", *words]) in (1, 2)
    assert told in capsys.readouterr().err


def test_a_backup_brings_everything_back(
    paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "all.zip"

    assert main(["backup", str(file)]) == 0
    with closing(ChatStore(paths.store)) as store:
        store.rename("c1", "Changed since")
    assert main(["restore", str(file)]) == 0
    assert titles(paths) == ["Sums"]
    assert "What was here before is kept:" in capsys.readouterr().err


def test_without_a_daily_backup_a_file_must_be_named(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert paths
    assert main(["restore"]) == 2
    assert "Name the file" in capsys.readouterr().err


def test_words_are_found_in_the_chats_and_marked(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert paths
    assert main(["chats", "search", "БУД", "2"]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["id", "said", "title", "words"]
    assert row.endswith("Sums   Сколько [будет] [2]+[2]? 🪆")

    assert main(["chats", "search", "why", "--json"]) == 0
    (place,) = json.loads(capsys.readouterr().out)
    assert (place["conversation"], place["turn"], place["marks"]) == ("c1", "t3", [[0, 3]])

    assert main(["chats", "search", "nowhere"]) == 0
    assert "Nothing was found." in capsys.readouterr().err
