"""A question on screen names its files, and offers a copy of those that are kept."""

import pytest

from matryoshka.chat.conversation import File, Text, Turn
from matryoshka.ui.transcript.questions import question
from matryoshka.ui.wishes import SaveFile


@pytest.mark.parametrize(
    ("name", "path", "saved"),
    [
        ("a.pdf", "1.pdf", "a.pdf"),
        ("a.pdf (page 2, page 3)", "1.pdf", "a.pdf"),
        ("a (copy).pdf (page 2)", "1.pdf", "a (copy).pdf"),
        ("Makefile", "1", "Makefile"),
    ],
)
def test_a_copy_is_called_as_the_file_was(name: str, path: str, saved: str) -> None:
    row = question(Turn("c1", (File(name, "text/plain", path, "One"), Text("Why?"))))

    assert row.files == (name,)
    assert row.saves == (SaveFile(saved, path),)
    assert row.whole == f"{name}\nWhy?"


def test_of_a_file_that_is_not_here_no_copy_is_offered() -> None:
    assert question(Turn("c1", (File("a.txt", "text/plain", "", "One"),))).saves == (None,)
