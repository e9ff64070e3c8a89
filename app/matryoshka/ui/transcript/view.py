"""The transcript: the conversation, as its turns come and grow."""

import time
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from matryoshka.chat.conversation import Turn
from matryoshka.chat.tree import ALONE, Beside
from matryoshka.typesetting.typesetter import Typesetter
from matryoshka.ui.aloud import say_aloud
from matryoshka.ui.asked import Asked
from matryoshka.ui.fonts import Fonts
from matryoshka.ui.theme import Nest, Theme
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.chapter import Chapter
from matryoshka.ui.transcript.consent_words import LEAVES, key_of
from matryoshka.ui.transcript.finder import Finder
from matryoshka.ui.transcript.formulas import Formulas
from matryoshka.ui.transcript.gallery import Gallery
from matryoshka.ui.transcript.lexers import Lexers
from matryoshka.ui.transcript.markup import Markup
from matryoshka.ui.transcript.news import at_rest, news
from matryoshka.ui.transcript.rows import AnyRow
from matryoshka.ui.transcript.script import Script
from matryoshka.ui.transcript.slab import Look, Stretch
from matryoshka.ui.transcript.slabs import AnySlab, Tools, slab_for
from matryoshka.ui.transcript.stepper import Step, Stepper
from matryoshka.ui.transcript.touch import Touch
from matryoshka.ui.transcript.unread import Reading, last_reading, line_in

NOBODY: Mapping[str, Beside] = MappingProxyType({})


class Transcript(Touch):
    """Shows the turns of one conversation; what a person asks of an answer comes out of `wished`."""

    def __init__(self, theme: Theme, nest: Nest, fonts: Fonts, parent: QWidget | None = None) -> None:
        super().__init__(Look(theme, nest, fonts), parent)
        self._markup = Markup()
        self._formulas, self._lexers = Formulas(Typesetter), Lexers()
        self._tools = Tools(self._markup, self._formulas, self._lexers)
        self._formulas.drawn.connect(self._show_made)
        self._lexers.found.connect(self._show_made)
        self.destroyed.connect(self._formulas.close)
        self.destroyed.connect(self._lexers.close)
        self._gallery = Gallery()
        self._votes: Mapping[str, bool] = {}
        self._reading: Reading | None = None
        self._asking: Chapter | None = None
        """Below which a person is asked for leave."""
        self.finder = Finder(self._column, self._markup, self)
        self.finder.moved.connect(self.viewport().update)
        self._stepper = Stepper(self._column)
        self.setAccessibleName(tr("Conversation"))
        self._dress(self._look)

    def show_thread(self, turns: tuple[Turn, ...], beside: Mapping[str, Beside] = NOBODY) -> None:
        """Show these turns and nothing else, from their end; `beside` them stand others, by their ids."""
        self._hands.drop()
        self._gallery.show(turns)
        self._column.replace([self._chapter(each, beside.get(each.id, ALONE), live=False) for each in turns])
        self._reading = None
        self._mark_latest()
        self._mark_unread()
        self._describe()
        self.finder.look_again()
        self.viewport().update()

    def update_turn(self, turn: Turn) -> None:
        """The last turn has grown, or a new one follows it; the work is done once for each frame."""
        chapters = self._column.chapters
        before = chapters[-1].turn if chapters and chapters[-1].turn.id == turn.id else None
        if before:
            chapters[-1].grow(turn, latest=at_rest(turn))
        else:
            self._gallery.add(turn)
            self._column.stack.add(self._chapter(turn, ALONE, live=True))
            self._mark_latest()
        self._mark_unread()
        if not before or (at_rest(before) and not at_rest(turn)):
            self._column.at_end = True
        self._grown = time.monotonic()
        self._changed()
        self.finder.grow()
        self._tell(before, turn)

    def ask(self, asked: Asked | None) -> None:
        """Ask for a person's leave below a turn; None takes the question back."""
        asking = next((each for each in self._column.chapters if asked and each.turn.id == asked.turn), None)
        if self._asking and self._asking is not asking:
            self._ask(self._asking, None)
        if asking and asking.asked != asked:
            self._ask(asking, asked)
        self._asking = asking

    def _ask(self, chapter: Chapter, asked: Asked | None) -> None:
        new, chapter.asked = asked is not None and not chapter.asked, asked
        if asked and new:
            self._show_card(chapter)
            say_aloud(self, f"{asked.asks.tier}: {LEAVES}")
        self._changed()
        self._describe()

    def _show_card(self, chapter: Chapter) -> None:
        """The last one stands at the end, another one where it is well seen."""
        index = self._column.chapters.index(chapter)
        if chapter is self._column.chapters[-1]:
            self._column.at_end = True
        elif spot := self._column.place_of(index, key_of(chapter.turn)):
            self._column.show(spot, lambda _: 0.0)

    def go_to(self, turn: str) -> None:
        """Have the turn of that id at the top, as far as what follows it fills the window."""
        ids = [chapter.turn.id for chapter in self._column.chapters]
        if turn in ids and (spot := self._column.place_of(ids.index(turn), f"{turn}/question")):
            self._column.show_top(spot)
            self._hands.attend(turn)
            self.viewport().update()

    def step(self, tier: str, way: int) -> Step | None:
        """Go to the next answer of a tier (1), or the one before (-1); None where it has given none."""
        if step := self._stepper.step(tier, way):
            self._hands.attend(step.attempt)
            self.viewport().update()
        return step

    def show_votes(self, votes: Mapping[str, bool]) -> None:
        """What the person has said of the answers, by the ids of attempts."""
        if votes != self._votes:
            self._votes = votes
            for chapter in self._column.chapters:
                chapter.show_votes(votes)
            self._changed()

    @Slot()
    def close_tools(self) -> None:
        """Return when nothing is being made for it any more."""
        self._formulas.close()
        self._lexers.close()

    def set_theme(self, theme: Theme) -> None:
        self._dress(Look(theme, self._look.nest, self._look.fonts))

    def set_nest(self, nest: Nest) -> None:
        """Another ladder; `show_thread` tells which of its tiers can be asked."""
        self._dress(Look(self._look.theme, nest, self._look.fonts))

    def set_reduced_motion(self, reduced: bool) -> None:
        self._still = reduced
        self.viewport().update()

    @Slot()
    def _show_made(self) -> None:
        """Lay out anew what waited for drawings or colours."""
        for chapter in self._column.chapters:
            for slab in chapter.slabs:
                if slab.waits:
                    slab.take_in()
        self.viewport().update()

    def _tell(self, before: Turn | None, turn: Turn) -> None:
        """Let those who listen rather than look know what happened."""
        for said in news(before, turn):
            say_aloud(self, said)
        if at_rest(turn):
            self._describe()

    def _describe(self) -> None:
        """The last question and its answer can be read again by those who listen."""
        chapters = self._column.chapters
        self.setAccessibleDescription(chapters[-1].plain_text() if chapters else "")

    def _chapter(self, turn: Turn, beside: Beside, *, live: bool) -> Chapter:
        script = Script(self._look.nest.ladder, self._votes, self._gallery)
        return Chapter(turn, script, self._slab, beside, live=live)

    def _marks(self, slab: AnySlab) -> tuple[Stretch, ...]:
        return self.finder.marks(slab)

    def _slab(self, row: AnyRow) -> AnySlab:
        return slab_for(row, self._look, self._tools)

    def _mark_latest(self) -> None:
        """Only the last answer can be asked for again."""
        for chapter in self._column.chapters[-2:]:
            last = chapter is self._column.chapters[-1]
            chapter.show(chapter.turn, latest=last and at_rest(chapter.turn))

    def _mark_unread(self) -> None:
        """A line where the last answer's reading began."""
        chapters = self._column.chapters
        reading = last_reading(chapter.turn for chapter in reversed(chapters))
        if reading == self._reading:
            return
        self._reading = reading
        line = line_in([chapter.turn for chapter in chapters], reading)
        for chapter in chapters:
            chapter.mark(line.words if line and line.turn == chapter.turn.id else "")
