"""Joins the page “When to ask” and the person's votes to the window around them."""

from matryoshka.chat.ladder import Ladder
from matryoshka.ui.calibration.conduct import CalibrationConduct
from matryoshka.ui.calibration.voting import Voting
from matryoshka.ui.conduct import Conduct
from matryoshka.ui.desk import Desk
from matryoshka.ui.models.conduct import ModelsConduct
from matryoshka.ui.models.rungs import Rungs
from matryoshka.ui.needs import Parts
from matryoshka.ui.window import Window


def attach(
    window: Window, conduct: Conduct, parts: Parts, rungs: Rungs, models: ModelsConduct
) -> CalibrationConduct:
    """The page works from now on, until the window closes."""
    calibration = CalibrationConduct(window, parts.measures, parts.ladder)
    window.calibration.turned_to.connect(calibration.look)
    window.closed.connect(calibration.close)
    rungs.changed.connect(calibration.set_ladder)
    calibration.turned.connect(rungs.set_patience)
    models.granting.joined.connect(calibration.offer)

    def take_up(ladder: Ladder) -> None:
        """Whoever answers looks anew at what is known of its doubt."""
        conduct.set_ladder(ladder, parts.answers(ladder))

    calibration.learned.connect(take_up)
    calibration.look()
    return calibration


def attach_votes(window: Window, conduct: Conduct, desk: Desk, rungs: Rungs, voting: Voting) -> None:
    """Answers can be called good or wrong from now on, until the window closes."""
    desk.opened.connect(lambda: voting.show(desk.shown))
    conduct.voted.connect(lambda wish: voting.vote(wish, desk.shown))
    rungs.changed.connect(voting.set_ladder)
    voting.changed.connect(window.view.transcript.show_votes)
    voting.troubled.connect(conduct.say_fault)
    window.closed.connect(voting.close)
