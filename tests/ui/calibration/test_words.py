"""The dial's steps, and what the page says of them."""

from dataclasses import replace
from pathlib import Path

from matryoshka.chat.calibration import Estimate, Forecast
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.measuring import Asking, Known, Weighing
from matryoshka.chat.unmeasured import Unmeasured, Why
from matryoshka.ui.calibration import words
from matryoshka.ui.calibration.frontier import Frontier
from matryoshka.ui.calibration.scene import Scene
from matryoshka.ui.calibration.steps import step_at, steps_of
from support.measures import calibration

XS, S, M = (Tier(name, Path(f"{name}.gguf"), name, 0.35) for name in ("XS", "S", "M"))


def forecast(share: float, quality: float = 0.94) -> Forecast:
    return Forecast(0.3, Estimate(share, share - 0.04, share + 0.05), Estimate(quality, 0.9, 0.98))


def test_the_steps_go_from_thrifty_to_careful_and_all_differ() -> None:
    steps = steps_of(calibration())

    shares = [each.share.value for each in steps]
    assert shares == sorted(set(shares))
    assert [each.patience for each in steps][:: len(steps) - 1] == [1.0, 0.0]


def test_settings_that_hand_up_alike_are_one_step() -> None:
    whole = calibration()
    alike = replace(
        whole, forecast=tuple(replace(each, share=Estimate(0.5, 0.4, 0.6)) for each in whole.forecast)
    )

    assert len(steps_of(alike)) == 1


def test_the_dial_stands_at_the_step_nearest_to_what_holds() -> None:
    whole = calibration()
    steps = steps_of(whole)
    now = whole.at(0.26)

    assert now
    assert steps[step_at(steps, now)].patience == 0.25


def test_a_setting_is_told_in_one_sentence() -> None:
    assert words.setting(forecast(0.22), "S") == (
        "At this setting about 22 % of questions go up; 94 % as good as always asking S."
    )


def test_nobody_and_everybody_are_told_in_words() -> None:
    assert "hardly any question goes up" in words.setting(forecast(0.001), "S")
    assert "nearly every question goes up" in words.setting(forecast(0.999), "S")


def test_how_sure_a_setting_is_is_told_with_what_it_costs() -> None:
    setting = replace(forecast(0.22), cost=Estimate(0.4, 0.3, 0.5))

    assert words.certainty(calibration(), setting, "S") == (
        "Of new questions, 19 times in 20: 18 to 27 % go up, 90 to 98 % as good. "
        "Takes 40 % of the time that always asking S would. Measured with 240 questions."
    )


def test_the_work_is_told_with_what_is_left() -> None:
    assert words.progress(Asking("XS", "S", 30, 120, 300.0)) == (
        0.25,
        "XS and S: 30 of 120 questions · about 5 minutes left",
    )
    assert words.progress(Asking("XS", "S", 0, 120))[1] == "XS and S: 0 of 120 questions"
    assert words.progress(Weighing("XS", "S"))[0] == 1.0


def test_why_the_plain_rule_holds_is_told_with_what_helps() -> None:
    finding = Unmeasured(Why.TOO_FEW, "12 questions are too few.", "Ask 100.")

    assert [*words.told(Known("XS", "S", finding, ("S refused.",)))] == [
        "S refused.",
        "12 questions are too few. Ask 100.",
    ]
    assert [*words.told(None)] == [words.UNMEASURED]
    assert [*words.told(Known("XS", "S", calibration(("No probe.",))))] == ["No probe."]


def test_a_frontier_begins_below_all_that_is_likely_and_ends_above_it() -> None:
    steps = steps_of(calibration())
    drawn = Frontier(steps, steps[3], "S")

    assert drawn.bottom <= min(spot.quality for spot in drawn.band)
    assert drawn.top >= max(spot.quality for spot in drawn.band)
    assert drawn.chance == (drawn.curve[0], drawn.curve[-1])
    assert [round(mark, 1) for mark in drawn.marks()] == [0.4, 0.6, 0.8, 1.0]


def test_a_ladder_of_one_has_nobody_to_measure() -> None:
    head = Scene(Ladder((XS,))).head(busy=False)

    assert (head.title, head.button) == ("Nobody stands above XS who could be asked", "")


def test_other_models_are_not_known_by_what_was_known_of_these() -> None:
    scene = Scene(Ladder((XS, S)))
    scene.hear(Known("XS", "S", calibration()))

    assert not scene.take(Ladder((replace(XS, patience=0.1), S)))
    assert scene.new is None
    assert scene.take(Ladder((XS, replace(M, name="S"))))
    assert scene.new


def test_all_juniors_are_named() -> None:
    assert words.title([XS]) == "How well XS knows when to ask"
    assert words.title([XS, S, M]) == "How well XS, S and M know when to ask"
