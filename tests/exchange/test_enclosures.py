"""What went with questions comes in with them, out of whatever holds it, and never more than is good."""

import base64
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Picture

from matryoshka.chat.conversation import Attachment, File, Image
from matryoshka.chat.store import ChatStore
from matryoshka.exchange.incoming import enclosures
from support.importing import brought

EXPORTS = Path(__file__).parents[1] / "data" / "exchange"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChatStore]:
    with closing(ChatStore(tmp_path / "chats.sqlite3")) as store:
        yield store


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return tmp_path / "attachments"


def picture() -> bytes:
    held = BytesIO()
    Picture.new("RGB", (40, 20), "red").save(held, "PNG")
    return held.getvalue()


def export(name: str) -> Any:
    return json.loads((EXPORTS / name).read_text(encoding="utf-8"))


def pack(folder: Path, chats: Any, **members: bytes) -> Path:
    """An archive of chats, and of other files by their names."""
    file = folder / "export.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("conversations.json", json.dumps(chats))
        for name, content in members.items():
            archive.writestr(name, content)
    return file


def attached(store: ChatStore) -> list[Attachment]:
    """With any question of the one chat."""
    (summary,) = store.summaries()
    return [part for turn in store.conversation(summary.id).turns for part in turn.files]


def is_kept(part: Attachment, files: Path) -> bool:
    return isinstance(part, Image) and bool(part.data) and (files / part.path).read_bytes() == picture()


@pytest.mark.parametrize("place", ["file-1-numbers.png", "user/file-1.dat", "dalle/file-1_x.png"])
def test_a_picture_of_chatgpt_is_found_by_its_id(
    place: str, store: ChatStore, files: Path, tmp_path: Path
) -> None:
    others = {"file-10-other.png": b"another", "file-1x.png": b"a third"}
    packed = pack(tmp_path, export("chatgpt.json"), **others, **{place: picture()})

    assert brought(packed, store, files).missing == 0
    (part,) = attached(store)
    assert part.name == "numbers.png"
    assert is_kept(part, files)


def test_a_file_of_claude_or_lm_studio_comes_in_where_the_archive_has_it(
    store: ChatStore, files: Path, tmp_path: Path
) -> None:
    chats = [*export("claude.json"), export("lm_studio.conversation.json")]
    chats[0]["chat_messages"][0]["files"][0]["file_uuid"] = "0b6e-77"
    packed = pack(tmp_path, chats, **{"files/0b6e-77.png": picture(), "user-files/1.png": picture()})

    assert brought(packed, store, files).missing == 0
    assert len([*files.iterdir()]) == 2


def told_whole(files: list[dict[str, Any]]) -> Any:
    chats = export("open_webui.json")
    chats[0]["chat"]["history"]["messages"]["q"]["files"] = files
    return chats


def test_a_picture_and_a_document_of_open_webui_stand_in_the_chat_itself(
    store: ChatStore, files: Path, tmp_path: Path
) -> None:
    url = f"data:image/png;base64,{base64.b64encode(picture()).decode()}"
    said = {"data": {"content": "Boil it."}, "meta": {"content_type": "text/plain"}}
    document = {"type": "file", "name": "tea.txt", "file": said}
    packed = pack(tmp_path, told_whole([{"type": "image", "url": url}, document]))

    assert brought(packed, store, files).missing == 0
    text, shown = attached(store)
    assert text == File("tea.txt", "text/plain", "", "Boil it.")
    assert is_kept(shown, files)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "data:",
        "data:image/png;base64,",
        "data:image/png;base64,!",
        "data:image/png,x",
        "/files/1",
        "a" * 999,
    ],
)
def test_what_is_only_named_is_counted(url: str, store: ChatStore, files: Path, tmp_path: Path) -> None:
    report = brought(pack(tmp_path, told_whole([{"type": "image", "url": url}])), store, files)

    assert (report.new, report.missing, attached(store)) == (1, 1, [])


def test_what_is_imported_again_is_not_read_again(store: ChatStore, files: Path, tmp_path: Path) -> None:
    packed = pack(tmp_path, export("chatgpt.json"), **{"file-1.png": picture()})
    brought(packed, store, files)
    kept = [*files.iterdir()]

    assert brought(packed, store, files).known == 1
    assert [*files.iterdir()] == kept


def bomb(side: int) -> bytes:
    """A picture of some kilobytes that has so many points on each side."""
    held = BytesIO()
    Picture.new("1", (side, side)).save(held, "PNG")
    return held.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        lambda: b"no picture \x00",
        lambda: bytes(enclosures.LARGEST + 1),
        lambda: bomb(20_000),
        lambda: bomb(12_000),
    ],
    ids=["no picture", "too large", "a bomb", "a smaller bomb"],
)
def test_a_file_that_would_do_harm_is_left_and_counted(
    content: Callable[[], bytes], store: ChatStore, files: Path, tmp_path: Path
) -> None:
    report = brought(pack(tmp_path, export("chatgpt.json"), **{"file-1.png": content()}), store, files)

    assert (report.new, report.missing, attached(store)) == (1, 1, [])
    assert not files.exists()


def test_the_name_of_a_file_leads_nowhere(store: ChatStore, files: Path, tmp_path: Path) -> None:
    chats = export("chatgpt.json")
    attachment = chats[0]["mapping"]["n2"]["message"]["metadata"]["attachments"][0]
    attachment["name"] = "..\\..\\../../etc/cron.d/a\nb.p/n g"
    brought(pack(tmp_path, chats, **{"../../file-1.png": picture()}), store, files)

    (part,) = attached(store)
    assert part.name == "n g"
    assert [each.name for each in files.iterdir()] == [part.path]


def test_only_so_many_files_come_with_a_chat(store: ChatStore, files: Path, tmp_path: Path) -> None:
    many = [{"id": f"none-{number}", "name": "x"} for number in range(enclosures.IN_ONE_CHAT)]
    chats = export("chatgpt.json")
    attachments = chats[0]["mapping"]["n2"]["message"]["metadata"]["attachments"]
    attachments[:0] = many
    chats[0]["mapping"]["n2"]["message"]["content"]["parts"].pop(0)
    report = brought(pack(tmp_path, chats, **{"file-1.png": picture()}), store, files)

    assert (report.missing, attached(store)) == (len(many) + 1, [])


def test_all_files_together_are_not_much_longer_than_the_export(
    store: ChatStore, files: Path, tmp_path: Path
) -> None:
    chats = export("chatgpt.json")
    attachments = chats[0]["mapping"]["n2"]["message"]["metadata"]["attachments"]
    attachments += [{"id": f"file-{number}", "name": "long.png"} for number in range(2, 7)]
    long = picture() + bytes(enclosures.LARGEST // 3)
    members = {f"file-{number}.png": long for number in range(1, 7)}

    report = brought(pack(tmp_path, chats, **members), store, files)
    assert (report.new, report.missing) == (1, 3)
    assert sum(each.stat().st_size for each in files.iterdir()) <= enclosures.LARGEST + len(long)
