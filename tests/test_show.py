"""What the terminal says of an answer: the same as the window, in one line."""

import pytest

from matryoshka.chat.engine import Finish
from matryoshka.chat.events import Done, Event, Handoff, Noted, Reason, Shortened
from matryoshka.show import PlainText

LOST = "repeated itself, or slipped into another script"


def passed(reason: Reason) -> Handoff:
    return Handoff("XS", "S", reason, None, 0.5, 0, 0.1)


def done(finish: Finish, *, thinking_cut: bool = False) -> Done:
    return Done("S", finish, 1, 1, 0.1, 0.1, thinking_cut=thinking_cut)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (passed(Reason.TOO_LONG), "XS asked S for help: this is more than it can read."),
        (passed(Reason.FAILED), "S took over from XS: it could not run."),
        (passed(Reason.LOOPING), f"S took over from XS: XS {LOST}."),
        (
            Handoff("XS", "S", Reason.UNSURE, 0.7, 0.5, 0, 0.1, measured=False),
            (
                "XS asked S for help: not sure enough to answer "
                "(XS's doubt 70 %, limit 50 %, not yet measured, 0.10 s)."
            ),
        ),
        (Shortened("S", 1), "S did not read the oldest turn."),
        (Shortened("S", 12), "S did not read the 12 oldest turns."),
        (
            Noted("S", "The graphics card is not used.", "Set it up."),
            "S: The graphics card is not used. Set it up.",
        ),
        (done(Finish.LENGTH), "S's answer was cut at its length limit."),
        (done(Finish.STOP, thinking_cut=True), "S's thinking was cut at its limit."),
        (done(Finish.LOOPING), f"S was stopped: it {LOST}."),
    ],
)
def test_what_happened_is_a_sentence_on_standard_error(
    capsys: pytest.CaptureFixture[str], event: Event, said: str
) -> None:
    PlainText().show(event)

    assert capsys.readouterr() == ("", f"{said}\n")
