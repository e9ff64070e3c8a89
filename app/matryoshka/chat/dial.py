"""The dial from thrifty to careful: the settings that a calibration offers, and what each foretells."""

from dataclasses import dataclass
from typing import Self

from matryoshka.chat.calibration import Calibration, Forecast


@dataclass(frozen=True, slots=True)
class Dial:
    """Settings from the most thrifty, where the fewest questions go up, to the most careful."""

    settings: tuple[Forecast, ...]

    @classmethod
    def of(cls, calibration: Calibration) -> Self:
        """No settings where nothing was foretold."""
        return cls(tuple(sorted(calibration.forecast, key=lambda each: -each.patience)))

    def nearest(self, patience: float) -> int:
        """The number of the setting that hands up most nearly as this patience does.

        Raises ValueError where there are none.
        """
        return min(range(len(self.settings)), key=lambda at: abs(self.settings[at].patience - patience))


def foretold(forecast: Forecast) -> str:
    """What a setting means, in one sentence with no name of a model in it."""
    share, quality = forecast.share, forecast.quality
    return (
        f"At this setting about {share.value:.0%} of questions go up ({_span(share.low, share.high)}); "
        f"answers are {quality.value:.0%} as good as always asking the elder "
        f"({_span(quality.low, quality.high)})."
    ).replace("%", " %")


def _span(low: float, high: float) -> str:
    return f"{100 * low:.0f} to {high:.0%}"
