"""Joins the page “What leaves” to the window around it, and what is asked before anything does."""

from matryoshka.ui.choices import Choices
from matryoshka.ui.conduct import Conduct
from matryoshka.ui.leaving.asking import Asking
from matryoshka.ui.leaving.conduct import LeavingConduct
from matryoshka.ui.models.rungs import Rungs
from matryoshka.ui.needs import Parts
from matryoshka.ui.window import Window


def attach(window: Window, conduct: Conduct, parts: Parts, choices: Choices, rungs: Rungs) -> LeavingConduct:
    """The page works from now on, until the window closes."""
    asking = Asking(window, conduct.desk, choices)
    leaving = LeavingConduct(window, parts.network, rungs, choices, parts.ladder)
    window.leaving.turned_to.connect(leaving.look)
    window.closed.connect(leaving.close)
    conduct.desk.busy_changed.connect(leaving.look_after_answer)
    rungs.changed.connect(leaving.set_ladder)
    conduct.ladder_changed.connect(asking.show)
    leaving.look()
    return leaving
