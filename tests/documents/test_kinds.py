"""Every kind of file is known by what it holds, and its words come in their order."""

import pytest

from matryoshka.documents.document import Document, Passage
from matryoshka.documents.kinds import UNPACKED, kind_of
from matryoshka.errors import AppError
from support import documents


def read(content: bytes, name: str = "a") -> list[Passage]:
    return list(kind_of(content, name).passages(content))


def test_a_word_document_is_read_with_its_headings_lists_and_tables() -> None:
    assert [each.text for each in read(documents.word())] == ["# Dolls\nOne in another.\n- birch\nsize | 7"]


def test_a_workbook_is_read_sheet_by_sheet() -> None:
    assert read(documents.workbook()) == [Passage("Dolls", "doll 0\t0\ndoll 1\t1")]


def test_a_long_sheet_is_cut_into_rows_to_choose_from() -> None:
    passages = read(documents.workbook(900))

    assert [each.name for each in passages] == ["Dolls, rows 1-478", "Dolls, rows 479-900"]
    assert passages[1].text.endswith("doll 899\t899")


def test_slides_are_read_with_their_tables_and_notes() -> None:
    assert read(documents.slides()) == [Passage("slide 1", "Dolls\nsize | 7\nSmile")]


def test_an_open_document_is_read_with_its_headings_and_tables() -> None:
    assert [each.text for each in read(documents.odt())] == ["## Dolls\nOne in\tanother.\nsize | 7"]


def test_a_pdf_has_a_passage_for_each_page() -> None:
    assert read(documents.pdf("one", "two")) == [Passage("page 1", "one"), Passage("page 2", "two")]


def test_a_pdf_of_pictures_is_refused() -> None:
    with pytest.raises(AppError, match="no text"):
        read(documents.pdf(""))


def test_code_is_read_as_it_is_and_known_by_its_name() -> None:
    kind = kind_of(b"print(1)\n", "a.py")

    assert kind.media_type == "text/x-python"
    assert list(kind.passages(b"print(1)\n\nprint(2)\n")) == [Passage("lines 1-3", "print(1)\n\nprint(2)")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_russian_is_read_in_every_encoding_that_it_still_has(encoding: str) -> None:
    assert read("Матрёшка в матрёшке".encode(encoding)) == [Passage("lines 1", "Матрёшка в матрёшке")]


def test_accents_of_old_files_are_kept() -> None:
    assert read("une poupée russe, déjà".encode("cp1252"))[0].text == "une poupée russe, déjà"


def test_one_endless_line_is_cut_into_pieces() -> None:
    assert [len(each.text) for each in read(b"x" * 13_000)] == [6000, 6000, 1000]


def test_a_picture_is_known_by_its_first_bytes() -> None:
    assert kind_of(b"\x89PNG\r\n\x1a\n...", "a.txt").media_type == "image/png"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\x00\x01\x02", "not a text file"),
        (b"\xd0\xcf\x11\xe0....", "format of long ago"),
        (documents.archive({"a.txt": b"a"}), "an archive"),
        (documents.archive({"word/document.xml": b" " * (UNPACKED + 1)}), "unpacks to more"),
    ],
)
def test_what_cannot_be_read_is_named(content: bytes, told: str) -> None:
    with pytest.raises(AppError, match=told):
        read(content)


def test_the_name_tells_which_part_was_chosen() -> None:
    document = Document("a.pdf", "application/pdf", 9, (Passage("page 1", "one"), Passage("page 2", "two")))

    assert document.named([0, 1]) == "a.pdf"
    assert document.named([1]) == "a.pdf (page 2)"
