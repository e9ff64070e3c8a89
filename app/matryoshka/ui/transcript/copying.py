"""What is put on the clipboard of marked text, an answer or a question, in the form that is asked for."""

from enum import StrEnum

from mdit_py_plugins.footnote import footnote_plugin

from matryoshka.chat.conversation import Attempt
from matryoshka.ui.transcript.answer import Writing
from matryoshka.ui.transcript.markup import Markup, Renderer, reader
from matryoshka.ui.transcript.rows import Prose, Tone, Written
from matryoshka.ui.transcript.selection import Selection
from matryoshka.ui.transcript.shown import shown
from matryoshka.ui.transcript.stack import Stack
from matryoshka.ui.wishes import Copy


class Form(StrEnum):
    """STYLED is text, with styles for programs that know them."""

    STYLED = "styled"
    MARKDOWN = "markdown"
    TEXT = "text"


class Copies:
    """Makes what is copied; an answer is told whole, whatever of it is on the screen."""

    def __init__(self) -> None:
        self._markup = Markup()
        self._reader = reader(Renderer).use(footnote_plugin)

    def of_marked(self, selection: Selection, stack: Stack, form: Form) -> Copy:
        if form is Form.TEXT:
            return Copy(selection.text(stack))
        markdown = selection.markdown(stack)
        return Copy(markdown) if form is Form.MARKDOWN else self._styled(markdown, selection.text(stack))

    def of_answer(self, attempt: Attempt, form: Form) -> Copy:
        if form is Form.MARKDOWN:
            return Copy(attempt.text)
        rows = Writing(attempt, Tone.ANSWER).rows(attempt.text, ended=True)
        text = "\n\n".join(filter(None, map(self._plain, rows)))
        return Copy(text) if form is Form.TEXT else self._styled(attempt.text, text)

    def _styled(self, markdown: str, text: str) -> Copy:
        return Copy(text, str(self._reader.render(markdown)))

    def _plain(self, row: Written) -> str:
        """List items and tables as they were written."""
        if isinstance(row, Prose) and (row.section.kind == "item" or row.section.text.startswith("|")):
            return row.section.text
        return shown(row, self._markup)
