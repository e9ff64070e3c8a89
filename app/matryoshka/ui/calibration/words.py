"""The sentences of the page: what the dial means, how sure that is, and what is being measured."""

from collections.abc import Iterator, Sequence

from matryoshka.chat.calibration import Calibration, Estimate, Forecast
from matryoshka.chat.ladder import Tier
from matryoshka.chat.measuring import Asking, Known, Weighing
from matryoshka.chat.unmeasured import Unmeasured
from matryoshka.models.words import duration
from matryoshka.ui.words import fine, percent

ALONE = "“Models”, at the left, has bigger ones that suit this computer."
HOW = "Each answers some hundred questions, in the background: yours always come first."
MEANWHILE = "Ask meanwhile: your questions come first. Nothing is lost by stopping."
DIALS = "A dial holds as soon as you let it go, in open chats too."
BEGINNING = "looking at the models"
_HARDLY, _NEARLY = 0.005, 0.995


def alone(tier: Tier) -> str:
    """The title where there is no pair."""
    return f"Nobody stands above {tier.name} who could be asked"


def title(juniors: Sequence[Tier]) -> str:
    """What is measured."""
    *first, last = (tier.name for tier in juniors)
    who = f"{', '.join(first)} and {last} know" if first else f"{last} knows"
    return f"How well {who} when to ask"


def offer(seconds: float | None) -> str:
    """The words of the button that begins it; `seconds` is about how long it takes."""
    return f"Measure, {duration(seconds)}" if seconds else "Measure"


def progress(event: Asking | Weighing) -> tuple[float, str]:
    """How far it is, 0..1, and that in words."""
    names = f"{event.junior} and {event.elder}"
    if isinstance(event, Weighing):
        return 1.0, f"{names}: working out what the answers tell"
    left = "" if event.left is None else f" · {duration(event.left)} left"
    done = event.done / event.questions if event.questions else 0.0
    return done, f"{names}: {event.done:,} of {event.questions:,} questions{left}"


def plain_rule(junior: Tier, elder: Tier) -> str:
    """What holds as long as nothing is measured."""
    return f"{junior.name} asks {elder.name} when its doubt is above {fine(junior.patience)}."


UNMEASURED = "How well its doubt foretells is not yet measured."


def setting(forecast: Forecast, elder: str) -> str:
    """What a setting of the dial means, in one sentence."""
    quality = percent(forecast.quality.value)
    return f"At this setting {_questions(forecast.share)}; {quality} as good as always asking {elder}."


def share(forecast: Forecast) -> str:
    """How many questions go up, in few words."""
    value = forecast.share.value
    if value < _HARDLY:
        return "hardly any go up"
    return "nearly all go up" if value > _NEARLY else f"about {percent(value)} go up"


def _questions(share: Estimate) -> str:
    if share.value < _HARDLY:
        return "hardly any question goes up"
    if share.value > _NEARLY:
        return "nearly every question goes up"
    return f"about {percent(share.value)} of questions go up"


def certainty(calibration: Calibration, forecast: Forecast, elder: str) -> str:
    """How sure that is, and what it costs."""
    share, quality = _interval(forecast.share), _interval(forecast.quality)
    sure = f"Of new questions, 19 times in 20: {share} go up, {quality} as good."
    time = percent(forecast.cost.value) if forecast.cost else ""
    cost = f" Takes {time} of the time that always asking {elder} would." if time else ""
    return f"{sure}{cost} Measured with {calibration.questions:,} questions."


def _interval(estimate: Estimate) -> str:
    """`18 to 27 %`, or `22 %` where both ends look the same."""
    low, high = percent(estimate.low), percent(estimate.high)
    return high if low == high else f"{low.removesuffix(' %')} to {high}"


def told(known: Known | None) -> Iterator[str]:
    """Why the plain rule holds, or what could not be told, each once."""
    match known:
        case Known(found=Calibration(remarks=remarks)):
            yield from dict.fromkeys((*known.remarks, *remarks))
        case Known(found=Unmeasured(sentence=sentence, remedy=remedy)):
            yield from dict.fromkeys((*known.remarks, f"{sentence} {remedy}".strip()))
        case Known(found=None):
            yield from (*known.remarks, UNMEASURED)
        case None:
            yield UNMEASURED
