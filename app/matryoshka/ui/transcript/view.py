"""The transcript: the conversation, as its turns come and grow."""

import time
from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from matryoshka.chat.conversation import Turn
from matryoshka.ui.asked import Asked
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.transcript.chapter import Chapter
from matryoshka.ui.transcript.consent_words import LEAVES
from matryoshka.ui.transcript.markup import Markup
from matryoshka.ui.transcript.news import at_rest, news
from matryoshka.ui.transcript.rows import AnyRow
from matryoshka.ui.transcript.script import Script
from matryoshka.ui.transcript.slab import Look
from matryoshka.ui.transcript.slabs import AnySlab, slab_for
from matryoshka.ui.transcript.touch import Touch
from matryoshka.ui.transcript.unread import line_in


class Transcript(Touch):
    """Shows the turns of one conversation; what a person asks of an answer comes out of `wished`."""

    def __init__(self, theme: Theme, nest: Nest, fonts: Fonts, parent: QWidget | None = None) -> None:
        super().__init__(Look(theme, nest, fonts), parent)
        self._markup = Markup()
        self._votes: Mapping[str, bool] = {}
        self.setAccessibleName("Conversation")
        self._dress(self._look)

    def show_thread(self, turns: tuple[Turn, ...]) -> None:
        """Show these turns and nothing else, from their end."""
        self._hands.drop()
        self._column.replace([self._chapter(turn, live=False) for turn in turns])
        self._mark_latest()
        self._mark_unread()
        self._describe()
        self.viewport().update()

    def update_turn(self, turn: Turn) -> None:
        """The last turn has grown, or a new one follows it; the work is done once for each frame."""
        chapters = self._column.chapters
        before = chapters[-1].turn if chapters and chapters[-1].turn.id == turn.id else None
        if before:
            chapters[-1].grow(turn, latest=at_rest(turn))
        else:
            chapters.append(self._chapter(turn, live=True))
            self._mark_latest()
        self._mark_unread()
        if not before or (at_rest(before) and not at_rest(turn)):
            self._column.at_end = True
        self._grown = time.monotonic()
        self._changed()
        self._tell(before, turn)

    def ask(self, asked: Asked | None) -> None:
        """Ask for a person's leave below the last turn; None takes the question back."""
        for chapter in self._column.chapters[-2:-1]:
            chapter.asked = None
        if self._column.chapters and self._column.chapters[-1].asked != asked:
            self._ask(self._column.chapters[-1], asked)

    def _ask(self, last: Chapter, asked: Asked | None) -> None:
        if asked and not last.asked:
            self._column.at_end = True
            self.announce(f"{asked.asks.tier}: {LEAVES}")
        last.asked = asked
        self._changed()
        self._describe()

    def show_votes(self, votes: Mapping[str, bool]) -> None:
        """What the person has said of the answers, by the ids of attempts."""
        self._votes = votes
        for chapter in self._column.chapters:
            chapter.show_votes(votes)
        self._changed()

    def set_theme(self, theme: Theme) -> None:
        self._dress(Look(theme, self._look.nest, self._look.fonts))

    def set_nest(self, nest: Nest) -> None:
        """Another ladder; `show_thread` tells which of its tiers can be asked."""
        self._dress(Look(self._look.theme, nest, self._look.fonts))

    def set_reduced_motion(self, reduced: bool) -> None:
        self._still = reduced
        self.viewport().update()

    def _tell(self, before: Turn | None, turn: Turn) -> None:
        """Let those who listen rather than look know what happened."""
        for said in news(before, turn):
            self.announce(said)
        if at_rest(turn):
            self._describe()

    def _describe(self) -> None:
        """The last question and its answer can be read again by those who listen."""
        chapters = self._column.chapters
        self.setAccessibleDescription(chapters[-1].plain_text() if chapters else "")

    def _chapter(self, turn: Turn, *, live: bool) -> Chapter:
        return Chapter(turn, Script(self._look.nest.ladder, self._votes), self._slab, live=live)

    def _slab(self, row: AnyRow) -> AnySlab:
        return slab_for(row, self._look, self._markup)

    def _mark_latest(self) -> None:
        """Only the last answer can be asked for again."""
        for chapter in self._column.chapters[-2:]:
            last = chapter is self._column.chapters[-1]
            chapter.show(chapter.turn, latest=last and at_rest(chapter.turn))

    def _mark_unread(self) -> None:
        """A line where the last answer's reading began."""
        chapters = self._column.chapters
        line = line_in([chapter.turn for chapter in chapters])
        for chapter in chapters:
            chapter.mark(line.words if line and line.turn == chapter.turn.id else "")
