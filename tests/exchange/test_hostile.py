"""Files that were made to do harm end in a sentence, soon and in little memory."""

import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from matryoshka.chat.store import ChatStore
from matryoshka.errors import AppError
from matryoshka.exchange.incoming.bounded import MOST
from matryoshka.exchange.own import as_json
from support.chats import sample
from support.importing import brought

EXPORTS = Path(__file__).parents[1] / "data" / "exchange"
CHILD = Path(__file__).with_name("importing_child.py")
LONG = 150 * 2**20
"""Bytes of what is long: unpacked in some tests, so that no disk is filled."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        yield store


def write(folder: Path, text: str | bytes) -> Path:
    file = folder / "conversations.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def pack(folder: Path, head: bytes, unit: bytes) -> Path:
    """An archive of some kilobytes whose one file is very long."""
    file = folder / "bomb.zip"
    block = unit * (2**20 // len(unit))
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("conversations.json", "w", force_zip64=True) as member,
    ):
        member.write(head)
        for _ in range(LONG // len(block)):
            member.write(block)
    return file


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"PK",
        b"PK\x03\x04 no archive",
        b"[NaN]",
        b'[{"mapping": {"a":',
        b"\xff\xfe[\x00]\x00",
        b"\xfe\xff\x00[\x00]",
        "[]".encode("utf-16-le"),
        "[]".encode("utf-32"),
        '["Привет"]'.encode("cp1251"),
        '[{"mapping": {}, "title": "Привет"}]'.encode("koi8-r"),
        b'["\xe9"]',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[" + b"9" * 10_000 + b"]",
        b"[1e999]",
        b"null",
        b"[]",
        b"[1, 2, 3]",
        b'{"conversations": 3}',
        b"[" + b"1," * 2000 + b"1]",
    ],
)
def test_what_is_no_export_is_refused_in_a_sentence(text: bytes, tmp_path: Path, store: ChatStore) -> None:
    with pytest.raises(AppError) as refused:
        brought(write(tmp_path, text), store)

    assert refused.value.remedy


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process does not tell its memory so")
@pytest.mark.parametrize(
    ("head", "unit"),
    [(b'[{"mapping": "', b"a"), (b"[", b" "), (b"[[", b"[],"), (b"[", b"{},"), (b"[[", b"1,")],
    ids=["one text", "nothing", "many lists", "many tables", "many numbers"],
)
def test_a_bomb_ends_soon_and_in_little_memory(head: bytes, unit: bytes, tmp_path: Path) -> None:
    words = [sys.executable, str(CHILD), str(pack(tmp_path, head, unit)), str(tmp_path / "chats.sqlite3")]
    said = subprocess.run(words, capture_output=True, text=True, check=True, timeout=300).stdout
    told = json.loads(said)

    assert told["fault"]
    assert told["megabytes"] < 200


def chatgpt(**changed: Any) -> bytes:
    """A chat of one question, which is `said`."""
    content = {"content_type": "text", "parts": [changed.pop("said", "Hello?")]}
    node = {"message": {"author": {"role": "user"}, "content": content}}
    return json.dumps([{"mapping": {"n": node}, "title": "Long"} | changed], ensure_ascii=False).encode()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process does not tell its memory so")
@pytest.mark.parametrize(
    ("name", "letter"), [("said", "a"), ("said", "🪆"), ("title", "a")], ids=["words", "pictures", "a title"]
)
def test_a_chat_that_is_all_words_takes_little_memory(name: str, letter: str, tmp_path: Path) -> None:
    many = letter.encode() * (MOST // 2 // len(letter.encode()))
    file = write(tmp_path, chatgpt(**{name: "@"}).replace(b"@", many))
    words = [sys.executable, str(CHILD), str(file), str(tmp_path / "chats.sqlite3")]
    told = json.loads(subprocess.run(words, capture_output=True, text=True, check=True, timeout=300).stdout)

    assert not told["fault"]
    assert told["megabytes"] < 200
    assert (tmp_path / "chats.sqlite3").stat().st_size < MOST


def test_a_chat_with_more_words_than_any_is_left_and_named(tmp_path: Path, store: ChatStore) -> None:
    report = brought(write(tmp_path, chatgpt(said="a" * (MOST - 2**20))), store)

    assert (report.new, report.reasons) == (0, ("“Long”: It holds more text than a chat can.",))


def test_an_archive_with_a_list_without_end_is_refused(tmp_path: Path, store: ChatStore) -> None:
    file = tmp_path / "many.zip"
    end = b"PK\x05\x06" + bytes(4) + b"\xff\xff\xff\xff" + (2**30).to_bytes(4, "little") + bytes(6)
    file.write_bytes(b"PK\x03\x04" + bytes(100) + end)

    with pytest.raises(AppError, match="no export"):
        brought(file, store)


def test_names_that_lead_elsewhere_lead_nowhere(tmp_path: Path, store: ChatStore) -> None:
    file = tmp_path / "paths.zip"
    text = (EXPORTS / "claude.json").read_text(encoding="utf-8")
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../../../conversations.json", text)
        archive.writestr("/etc/conversations.json", text)
    before = {each.name for each in tmp_path.iterdir()}

    assert brought(file, store).new == 1
    assert {each.name for each in tmp_path.iterdir()} == before


def test_a_file_in_an_own_export_names_nothing_on_this_computer(tmp_path: Path, store: ChatStore) -> None:
    document = as_json([sample()]).replace("files/a", "../../../etc/passwd")
    brought(write(tmp_path, document), store)

    assert "passwd" not in repr(store.conversation("c1"))


def circle(raw: Any) -> None:
    raw[0]["mapping"]["n6"]["parent"] = "n7"


def orphans(raw: Any) -> None:
    raw[0]["mapping"]["n6"]["parent"] = "nobody"


def own_parent(raw: Any) -> None:
    raw[0]["mapping"]["n6"]["parent"] = "n6"


def lists_for_texts(raw: Any) -> None:
    raw[0]["mapping"]["n6"]["message"]["content"]["parts"] = [[["a"]], 3, None]


def tables_for_names(raw: Any) -> None:
    raw[0]["current_node"] = {"a": []}
    raw[0]["title"] = None
    raw[0]["create_time"] = "yesterday"


def halves_of_characters(raw: Any) -> None:
    raw[0]["title"] = "\ud83e"


@pytest.mark.parametrize(
    "damage", [circle, orphans, own_parent, lists_for_texts, tables_for_names, halves_of_characters]
)
def test_a_damaged_tree_gives_what_is_left_of_it(
    damage: Callable[[Any], None], tmp_path: Path, store: ChatStore
) -> None:
    raw = json.loads((EXPORTS / "chatgpt.json").read_text(encoding="utf-8"))
    damage(raw)
    report = brought(write(tmp_path, json.dumps(raw)), store)

    assert report.new == 1
    assert len(store.conversation(store.summaries()[0].id).turns) >= 2


def test_a_chain_of_thousands_is_taken_in(tmp_path: Path, store: ChatStore) -> None:
    """Neither its depth nor its length matters."""
    roles = ("user", "assistant")
    mapping = {
        str(number): {
            "parent": str(number - 1) if number else None,
            "message": {
                "author": {"role": roles[number % 2]},
                "content": {"content_type": "text", "parts": [f"said {number}"]},
            },
        }
        for number in range(4000)
    }
    chat = {"conversation_id": "long", "title": "Long", "mapping": mapping, "current_node": "3999"}
    brought(write(tmp_path, json.dumps([chat])), store)

    assert len(store.conversation(store.summaries()[0].id).thread) == 2000


STRANGE: tuple[Any, ...] = (
    None,
    True,
    -1,
    1e308,
    2**70,
    "",
    "n1",
    "\x00",
    [],
    {},
    [[]],
    {"a": {"b": []}},
    "é" * 300,
)


def spoiled(raw: Any, chance: random.Random) -> Any:
    """The same with something put elsewhere, taken out, or made into something else."""
    if chance.random() < 0.04:
        return chance.choice(STRANGE)
    if isinstance(raw, dict):
        return {chance.choice([name] * 30 + ["id", "a"]): spoiled(each, chance) for name, each in raw.items()}
    if isinstance(raw, list):
        return [spoiled(each, chance) for each in raw for _ in range(chance.choice((1, 1, 1, 1, 0, 2)))]
    return raw


@pytest.mark.parametrize("name", sorted(each.name for each in EXPORTS.glob("*.json")))
def test_no_spoiled_export_breaks_the_import(name: str, tmp_path: Path, store: ChatStore) -> None:
    chance = random.Random(name)  # noqa: S311 - the same each time
    raw = json.loads((EXPORTS / name).read_text(encoding="utf-8"))
    for _ in range(60):
        file = write(tmp_path, json.dumps(spoiled(raw, chance)))
        try:
            brought(file, store)
        except AppError as refused:
            assert refused.title  # noqa: PT017 - most are taken in, and need not be refused
    assert all(store.conversation(each.id).turns for each in store.summaries())
