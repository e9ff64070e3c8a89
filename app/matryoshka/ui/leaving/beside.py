"""Widgets in a row, without room around them."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget


def beside(*parts: QWidget | None) -> QWidget:
    """Fields take what room there is; None is room between what stands left and right."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        if part:
            row.addWidget(part, 1 if isinstance(part, QLineEdit | QComboBox) else 0)
        else:
            row.addStretch(1)
    return whole
