"""Asks for files and folders of this computer, over the window and without stopping it."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from matryoshka.ui.tongue import tr

Take = Callable[[Path], object]
"""Is called once the person has chosen."""

_ENDING = re.compile(r"\*(\.\w+)")
"""In the words of a kind of file: “Markdown (*.md)”."""


def ask_file(parent: QWidget, title: str, take: Take, kinds: str = "") -> None:
    """Which file is meant; `kinds` are parted by `;;`."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: take(Path(name)))
    dialog.open()


def ask_files(parent: QWidget, title: str, take: Callable[[list[Path]], object]) -> None:
    """Which files are meant."""
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: take([Path(name) for name in names]))
    dialog.open()


def ask_folder(parent: QWidget, title: str, take: Take) -> None:
    """Which folder is meant."""
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: take(Path(name)))
    dialog.open()


def ask_to_save(parent: QWidget, name: str, take: Take) -> None:
    """Where what has this name is to be saved."""
    ask_where(parent, tr("Save {name}", name=name), name, take)


def ask_where(parent: QWidget, title: str, name: str, take: Take, kinds: str = "") -> None:
    """Where it is to be written, under a fitting name, whose ending follows the kind that is chosen."""
    dialog = _dialog(parent, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    dialog.filterSelected.connect(partial(_end_as, dialog))
    dialog.fileSelected.connect(lambda file: take(_ended(Path(file), dialog)))
    dialog.open()


def _dialog(parent: QWidget, title: str, kinds: str = "") -> QFileDialog:
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Qt's own words of these two have changed, and their translations have not.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Kind of file:"))
    return dialog


def _end_as(dialog: QFileDialog, kind: str) -> None:
    (file,) = dialog.selectedFiles()
    if ending := _ENDING.search(kind):
        dialog.selectFile(Path(file).with_suffix(ending[1]).name)


def _ended(file: Path, dialog: QFileDialog) -> Path:
    """With the ending of the kind that was chosen, where it has that of no kind."""
    endings = _ENDING.findall(";;".join(dialog.nameFilters()))
    chosen = _ENDING.search(dialog.selectedNameFilter())
    if chosen is None or file.suffix.lower() in endings:
        return file
    return file.with_name(file.name + chosen[1])
