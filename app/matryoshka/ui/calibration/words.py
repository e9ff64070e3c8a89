"""The sentences of the page: what the dial means, how sure that is, and what is being measured."""

from collections.abc import Iterator, Sequence

from matryoshka.chat.calibration import Calibration, Estimate, Forecast
from matryoshka.chat.ladder import Tier
from matryoshka.chat.measuring import Asking, Known, Weighing
from matryoshka.chat.unmeasured import Unmeasured
from matryoshka.saying import Figure, say
from matryoshka.ui.amounts import duration
from matryoshka.ui.recognising import retold
from matryoshka.ui.tongue import tr
from matryoshka.ui.words import fine, percent

ALONE = say("“Models”, at the left, has bigger ones that suit this computer.")
HOW = say("Each answers some hundred questions, in the background: yours always come first.")
MEANWHILE = say("Ask meanwhile: your questions come first. Nothing is lost by stopping.")
DIALS = say("A dial holds as soon as you let it go, in open chats too.")
BEGINNING = say("looking at the models")
_HARDLY, _NEARLY = 0.005, 0.995


def alone(tier: Tier) -> str:
    """The title where there is no pair."""
    return tr("Nobody stands above {tier} who could be asked", tier=tier.name)


def title(juniors: Sequence[Tier]) -> str:
    """What is measured."""
    *first, last = (tier.name for tier in juniors)
    who = say("{first} and {last}", first=", ".join(first), last=last) if first else last
    return tr("How well {who} (knows|know) when to ask", len(juniors), who=who)


def offer(seconds: float | None) -> str:
    """The words of the button that begins it; `seconds` is about how long it takes."""
    return tr("Measure, {time}", time=duration(seconds)) if seconds else tr("Measure")


def progress(event: Asking | Weighing) -> tuple[float, str]:
    """How far it is, 0..1, and that in words."""
    names = tr("{first} and {last}", first=event.junior, last=event.elder)
    if isinstance(event, Weighing):
        return 1.0, tr("{names}: working out what the answers tell", names=names)
    left = "" if event.left is None else tr(" · {time} left", time=duration(event.left))
    done = event.done / event.questions if event.questions else 0.0
    words = tr("{names}: {done} of %n question(s)", event.questions, names=names, done=Figure(event.done))
    return done, words + left


def plain_rule(junior: Tier, elder: Tier) -> str:
    """What holds as long as nothing is measured."""
    return tr(
        "{junior} asks {elder} when its doubt is above {limit}.",
        junior=junior.name,
        elder=elder.name,
        limit=fine(junior.patience),
    )


UNMEASURED = say("How well its doubt foretells is not yet measured.")


def setting(forecast: Forecast, elder: str) -> str:
    """What a setting of the dial means, in one sentence."""
    quality = percent(forecast.quality.value)
    return tr(
        "At this setting {questions}; {quality} as good as always asking {elder}.",
        questions=_questions(forecast.share),
        quality=quality,
        elder=elder,
    )


def share(forecast: Forecast) -> str:
    """How many questions go up, in few words."""
    value = forecast.share.value
    if value < _HARDLY:
        return tr("hardly any go up")
    return tr("nearly all go up") if value > _NEARLY else tr("about {percent} go up", percent=percent(value))


def _questions(share: Estimate) -> str:
    if share.value < _HARDLY:
        return tr("hardly any question goes up")
    if share.value > _NEARLY:
        return tr("nearly every question goes up")
    return tr("about {percent} of questions go up", percent=percent(share.value))


def certainty(calibration: Calibration, forecast: Forecast, elder: str) -> str:
    """How sure that is, and what it costs."""
    share, quality = _interval(forecast.share), _interval(forecast.quality)
    sure = tr(
        "Of new questions, 19 times in 20: {share} go up, {quality} as good.", share=share, quality=quality
    )
    time = percent(forecast.cost.value) if forecast.cost else ""
    cost = (
        tr(" Takes {time} of the time that always asking {elder} would.", time=time, elder=elder)
        if time
        else ""
    )
    return f"{sure}{cost} " + tr("Measured with %n question(s).", calibration.questions)


def _interval(estimate: Estimate) -> str:
    """`18 to 27 %`, or `22 %` where both ends look the same."""
    low, high = percent(estimate.low), percent(estimate.high)
    return high if low == high else tr("{low} to {high}", low=low.removesuffix(" %"), high=high)


def told(known: Known | None) -> Iterator[str]:
    """Why the plain rule holds, or what could not be told, each once."""
    match known:
        case Known(found=Calibration(remarks=remarks)):
            yield from dict.fromkeys(map(retold, (*known.remarks, *remarks)))
        case Known(found=Unmeasured(sentence=sentence, remedy=remedy)):
            yield from dict.fromkeys(
                (*map(retold, known.remarks), f"{retold(sentence)} {retold(remedy)}".strip())
            )
        case Known(found=None):
            yield from (*map(retold, known.remarks), tr(UNMEASURED))
        case None:
            yield tr(UNMEASURED)
