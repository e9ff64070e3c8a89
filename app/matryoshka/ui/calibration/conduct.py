"""What leads to what on the page “When to ask”: looks, measuring, and a dial that was let go."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.measuring import Known, Measuring
from matryoshka.errors import AppError
from matryoshka.ui.calibration import words
from matryoshka.ui.calibration.scene import Scene
from matryoshka.ui.models.errands import Errands
from matryoshka.ui.needs import Measures
from matryoshka.ui.theme import Nest
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window

_LOOK, _MEASURE = "look", "measure"


class CalibrationConduct(QObject):
    """Connects the page with whoever measures, for as long as the window lives.

    `learned(Ladder)` when something of it was measured, which who answers must take up. `turned(tier,
    patience)` when the person has moved a dial.
    """

    learned = Signal(object)
    turned = Signal(str, float)

    def __init__(self, window: Window, measures: Measures, ladder: Ladder) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.calibration
        self._measures = measures
        self._scene = Scene(ladder)
        self._errands = Errands()
        self._errands.troubled.connect(self._say_fault)
        self._page.head.wanted.connect(self.measure)
        self._page.head.stopped.connect(self.stop)
        self._composer = window.view.composer
        self._composer.picker.chosen.connect(self._show_small)
        for dial in (self._page, self._composer.dial):
            dial.chosen.connect(self.turned)

    def set_ladder(self, ladder: Ladder) -> None:
        """Other tiers are in use, or they ask at another doubt."""
        if self._scene.take(ladder):
            self._errands.drop(_MEASURE)
        self._page.set_nest(Nest(ladder))
        self._show()
        if self._window.shows_calibration:
            self.look()

    @Slot()
    def look(self) -> None:
        """See what is known of the ladder, and where that is shown about how long measuring it takes."""
        look = _looked if self._window.shows_calibration else _known
        self._errands.run(_LOOK, partial(look, self._measures, self._scene.ladder), self._hear)
        self._show()

    @Slot(str)
    def offer(self, model: str) -> None:
        """A model came onto the ladder: offer to measure it where nobody knows yet when to ask."""
        look = partial(_looked, self._measures, self._scene.ladder)
        self._errands.run(_LOOK, look, self._hear, partial(self._offer, model))

    def _offer(self, model: str) -> None:
        if (pair := self._scene.new) and not self.busy:
            said = tr(
                "{model} is on your ladder. Does {junior} know when to ask?",
                model=model,
                junior=pair.junior.name,
            )
            self._window.toast.say(said, words.offer(self._scene.seconds), self._accept)

    def _accept(self) -> None:
        self._window.show_calibration()
        self.measure()

    @property
    def busy(self) -> bool:
        """Whether it is being measured."""
        return self._errands.running(_MEASURE)

    @Slot()
    def measure(self) -> None:
        """Ask both tiers of each pair, and work out what that tells; goes on where it was stopped."""
        if not self.busy:
            self._scene.work = None
            work = partial(self._measures.measure, self._scene.ladder)
            self._errands.run(_MEASURE, work, self._hear_news, self._show)
            self._show()

    @Slot()
    def stop(self) -> None:
        self._errands.stop(_MEASURE)

    def close(self) -> None:
        """No thread is left; what was heard is kept."""
        self._errands.close()

    def _hear(self, event: Measuring | float) -> None:
        if isinstance(event, float):
            self._scene.seconds = event
        else:
            self._scene.hear(event)
        self._show()

    def _hear_news(self, event: Measuring) -> None:
        self._hear(event)
        if isinstance(event, Known):
            self._errands.drop(_LOOK)  # what it has read may be older
            self.learned.emit(self._scene.ladder)

    @Slot(object)
    def _say_fault(self, fault: AppError) -> None:
        self._window.notice.say(fault)
        self._show()

    def _show(self) -> None:
        self._page.head.show_head(self._scene.head(busy=self.busy))
        self._page.show_pairs(self._scene.pairs())
        self._show_small()

    @Slot()
    def _show_small(self) -> None:
        """Below the question stands the dial of the tier that is asked first."""
        self._composer.dial.show_pair(self._scene.pair_of(self._composer.picker.tier))


def _known(measures: Measures, ladder: Ladder, stop: Stop) -> Iterator[Known | float]:
    yield from measures.known(ladder, stop)


def _looked(measures: Measures, ladder: Ladder, stop: Stop) -> Iterator[Known | float]:
    yield from measures.known(ladder, stop)
    yield from measures.guess(ladder, stop)
