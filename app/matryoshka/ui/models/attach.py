"""Joins the page of models to the window around it: the heading, the ladder that answers, the first start."""

from matryoshka.chat.ladder import Ladder
from matryoshka.ui.choices import Choices
from matryoshka.ui.conduct import Conduct
from matryoshka.ui.models.conduct import ModelsConduct
from matryoshka.ui.models.rungs import Rungs
from matryoshka.ui.models.welcoming import Welcoming
from matryoshka.ui.needs import Parts
from matryoshka.ui.window import Window


def attach(window: Window, conduct: Conduct, parts: Parts, choices: Choices, rungs: Rungs) -> ModelsConduct:
    """The page works from now on, until the window closes; `rungs` changes the ladder for it."""
    models = ModelsConduct(window, parts.stock, rungs, parts.ladder)
    models.measured.connect(window.show_computer)
    models.fetched.connect(window.sidebar.models.set_aside)
    window.models.turned_to.connect(models.look)
    window.closed.connect(models.close)

    def change(ladder: Ladder) -> None:
        conduct.set_ladder(ladder, parts.answers(ladder))
        models.set_ladder(ladder)

    rungs.changed.connect(change)
    welcoming = Welcoming(window, models, choices)
    conduct.asked.connect(welcoming.end)
    welcoming.begin(parts.ladder)
    models.begin()
    return models
