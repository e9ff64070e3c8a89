"""Code of an answer is saved where the person says, in the real window."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel

from matryoshka.ui.wishes import SaveCode
from support.shell import Shell


def say_where(shell: Shell, target: Path) -> QFileDialog:
    shell.window.view.transcript.wished.emit(SaveCode("python", "print('ё')\n"))
    (dialog,) = shell.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    return dialog


def test_code_is_saved_where_the_person_says(shell: Shell, tmp_path: Path) -> None:
    target = tmp_path / "dolls.py"
    dialog = say_where(shell, target)
    assert dialog.windowTitle() == "Save code.py"
    assert target.read_text(encoding="utf-8") == "print('ё')\n"
    assert "Saved as dolls.py" in [label.text() for label in shell.window.view.toast.findChildren(QLabel)]


def test_a_place_that_cannot_be_written_is_told(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    say_where(shell, tmp_path / "taken" / "dolls.py")
    assert "cannot be written" in shell.window.view.notice.words
