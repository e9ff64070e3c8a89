"""The very first start: what is here and what would suit is looked up, and nobody is contacted unasked."""

from PySide6.QtCore import QObject, QUrl, Slot

from matryoshka.chat.ladder import Ladder
from matryoshka.ui.amounts import size
from matryoshka.ui.choices import Choices
from matryoshka.ui.first_start import FirstStart
from matryoshka.ui.models.conduct import ModelsConduct
from matryoshka.ui.models.proposals import offer_rows, terms
from matryoshka.ui.models.scene import Scene
from matryoshka.ui.models.words import computer, joined
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window
from matryoshka.ui.words import all_builtin

_NAMED = 3
"""Models found here that are named; the others are counted."""


class Welcoming(QObject):
    """Shows the very first screen until it is answered; later starts and other ladders do not need it."""

    def __init__(self, window: Window, models: ModelsConduct, choices: Choices) -> None:
        super().__init__(window)
        self._view = window.view
        self._models = models
        self._choices = choices

    def begin(self, ladder: Ladder) -> None:
        if not self._choices.settings.welcomed and all_builtin(ladder):
            self._models.looked.connect(self._offer)
            self._models.look()

    @Slot()
    def end(self) -> None:
        """It was answered, or a question was asked instead."""
        self._choices.keep_welcomed()
        self._view.withdraw_first_start()

    @Slot(object)
    def _offer(self, scene: Scene) -> None:
        """Again with every look: what is found on this computer comes by and by."""
        if self._choices.settings.welcomed or not (scene.suggestion and scene.suggestion.fetched):
            return
        first = self._view.first_start or self._show()
        host = QUrl(self._models.page("")).host()
        words = terms(scene.suggestion, host)
        button = tr("Get all, about {size}", size=size(scene.suggestion.bytes))
        first.show_offer(_found(scene), offer_rows(scene.suggestion), words, button)

    def _show(self) -> FirstStart:
        first = self._view.offer_first_start()
        first.wanted.connect(self._get_all)
        first.declined.connect(self.end)
        return first

    @Slot()
    def _get_all(self) -> None:
        self._models.get_all()
        self.end()


def _found(scene: Scene) -> str:
    """The computer, and the models that lie on it already."""
    names = [found.name for found in scene.models]
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    here = tr("already here: {names}", names=", ".join(names[:_NAMED] + more)) if names else ""
    return joined(computer(scene.hardware) if scene.hardware else "", here)
