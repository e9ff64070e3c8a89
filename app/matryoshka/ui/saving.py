"""Asks where something is to be saved, under a fitting name."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from matryoshka.ui.tongue import tr


def ask_where(name: str, parent: QWidget, save: Callable[[Path], None]) -> None:
    """Over `parent`; `save` is called once a person has said where."""
    dialog = QFileDialog(parent, tr("Save {name}", name=name))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda target: save(Path(target)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
