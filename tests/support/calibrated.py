"""Calibrations with round numbers, so that a doubt can be worked out by head."""

from matryoshka.chat.calibration import Calibration, Estimate, Forecast, Party, Stage, Term
from matryoshka.chat.observation import Signal

JUNIOR, ELDER = Party("xs.gguf", "0" * 32, "XS"), Party("s.gguf", "1" * 32, "S")


def term(signal: Signal, weight: float = 1.0, *, mean: float = 0.0, scale: float = 1.0) -> Term:
    return Term(signal, mean, scale, weight)


def calibration(
    *terms: Term,
    bias: float = 0.0,
    after: Stage | None = None,
    probe: tuple[float, ...] = (),
    junior: Party = JUNIOR,
    elder: Party = ELDER,
    forecast: tuple[Forecast, ...] = (),
) -> Calibration:
    """Doubt is by these terms; by none of them it is the bias."""
    return Calibration(junior, elder, 100, Stage(terms, bias), after, probe, forecast, ("Few questions.",))


def sure(value: float) -> Estimate:
    return Estimate(value, value - 0.1, value + 0.1)


def forecast(patience: float, share: float, quality: float) -> Forecast:
    return Forecast(patience, sure(share), sure(quality))
