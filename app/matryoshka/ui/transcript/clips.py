"""What can be copied where the mouse or the keyboard is: marked text, or else an answer or a question."""

from collections.abc import Iterator

from matryoshka.chat.conversation import Attempt, Turn
from matryoshka.saying import say
from matryoshka.ui import commands
from matryoshka.ui.commands.command import Command
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.column import Column
from matryoshka.ui.transcript.copying import Copies, Form
from matryoshka.ui.transcript.hands import Hands
from matryoshka.ui.wishes import Copy

FORMS = {
    Form.STYLED: commands.COPY,
    Form.MARKDOWN: commands.COPY_MARKDOWN,
    Form.TEXT: commands.COPY_TEXT,
}
_OF_ANSWER = {
    Form.STYLED: say("Copy answer"),
    Form.MARKDOWN: say("Copy answer as Markdown"),
    Form.TEXT: say("Copy answer as text"),
}


class Clips:
    def __init__(self, column: Column, hands: Hands) -> None:
        self._column = column
        self._hands = hands
        self._copies = Copies()

    def clip(self, form: Form, group: str = "") -> Copy | None:
        """What is marked; else the answer or question of `group`, or the last answer where that is empty."""
        if self._hands.has_marked and self._hands.selection:
            return self._copies.of_marked(self._hands.selection, self._column.stack, form)
        found = self._found(group)
        if isinstance(found, Turn):
            return Copy(found.text)
        return self._copies.of_answer(found, form) if found else None

    def offers(self, group: str) -> Iterator[tuple[str, Command, Form]]:
        """What a menu at the row of this group offers: words, the keys of the same, the form."""
        marked = self._hands.has_marked
        found = None if marked else self._found(group)
        if marked or found:
            forms = [Form.STYLED] if isinstance(found, Turn) else [*Form]
            for form in forms:
                yield self._words(found, form), FORMS[form], form

    def _words(self, found: Turn | Attempt | None, form: Form) -> str:
        match found:
            case Turn():
                return tr("Copy question")
            case Attempt():
                return tr(_OF_ANSWER[form])
            case None:
                return FORMS[form].words

    def _found(self, group: str) -> Turn | Attempt | None:
        for chapter in reversed(self._column.chapters):
            if chapter.turn.id == group and chapter.turn.text:
                return chapter.turn
            for attempt in reversed(chapter.turn.run):
                if attempt.text and (attempt.id == group if group else attempt.answers):
                    return attempt
        return None
