"""The fields for how words are chosen: a number each, or nothing for what is as usual."""

from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from matryoshka.chat.ladder import Sampling
from matryoshka.saying import say
from matryoshka.ui.fonts import grown
from matryoshka.ui.tongue import tr

_FIELDS = {
    "temperature": (say("Temperature"), say("0 always takes the likeliest word; 1 chooses freely")),
    "max_tokens": (say("Longest answer"), say("in tokens, thinking included")),
    "top_p": (say("Top-p"), say("only the likeliest words that together have this share, 0 to 1")),
    "top_k": (say("Top-k"), say("only so many of the likeliest words")),
    "min_p": (say("Min-p"), say("only words at least this share as likely as the likeliest, 0 to 1")),
    "repeat_penalty": (say("Repeat penalty"), say("above 1 it repeats itself less")),
    "seed": (say("Seed"), say("the same words again for the same number")),
    "thinking_tokens": (say("Longest thinking"), say("in tokens, before it must answer")),
}
_COLUMNS, _LARGE = 2, 1.4
"""Of fields; text that has grown so much leaves room for one alone."""


class Numbers(QWidget):
    """Columns of fields beside their names."""

    def __init__(self) -> None:
        super().__init__()
        self._fields = {key: QLineEdit() for key in _FIELDS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        columns = 1 if grown(100) >= 100 * _LARGE else _COLUMNS
        for number, (key, field) in enumerate(self._fields.items()):
            name, meaning = map(tr, _FIELDS[key])
            field.setObjectName("field")
            field.setAccessibleName(name)
            field.setPlaceholderText(tr("as usual"))
            field.setToolTip(f"{name}: {meaning}")
            row, column = divmod(number, columns)
            label = QLabel(name)
            label.setBuddy(field)
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)

    def show_sampling(self, sampling: Sampling) -> None:
        for key, field in self._fields.items():
            value = getattr(sampling, key)
            field.setText("" if value is None else f"{value:.12g}")

    @property
    def chosen(self) -> dict[str, Any]:
        """What is typed, by the keys of a sampling. Raises ValueError for what is no number."""
        typed = {key: field.text().strip() for key, field in self._fields.items()}
        return {key: _number(text, tr(_FIELDS[key][0])) for key, text in typed.items() if text}


def _number(text: str, name: str) -> float:
    try:
        return int(text) if text.lstrip("-").isdecimal() else float(text.replace(",", "."))
    except ValueError:
        raise ValueError(tr("{name}: “{text}” is no number.", name=name, text=text)) from None
