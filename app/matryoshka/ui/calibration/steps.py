"""The steps of the dial: what was foretold, from thrifty to careful."""

from matryoshka.chat.calibration import Calibration, Forecast

_APART = 0.01
"""Of all questions: settings that differ by less are one step."""


def steps_of(calibration: Calibration) -> tuple[Forecast, ...]:
    """Thrifty first; each lets more questions go up than the one before it."""
    found: list[Forecast] = []
    for each in reversed(calibration.forecast):
        if not found or each.share.value - found[-1].share.value >= _APART:
            found.append(each)
    return tuple(found)


def step_at(steps: tuple[Forecast, ...], now: Forecast) -> int:
    """Which of them is nearest to what holds now."""
    return min(range(len(steps)), key=lambda each: abs(steps[each].share.value - now.share.value))
