"""The sentences in which votes are told: how often a tier won, and how its dial stands to that."""

from matryoshka.chat.calibration import Estimate
from matryoshka.chat.comparing.wins import PatienceTold, Wins
from matryoshka.saying import Figure
from matryoshka.ui.tongue import tr
from matryoshka.ui.words import percent


def won(wins: Wins) -> str:
    """How often of how many, and the share with its interval."""
    return tr("{won} of {of}", won=Figure(wins.won), of=Figure(wins.of)) + f" · {interval(wins.share)}"


def interval(share: Estimate) -> str:
    """95 % of such intervals hold the true share."""
    told = {"share": percent(share.value), "low": percent(share.low), "high": percent(share.high)}
    return tr("{share} ({low} to {high})", **told)


def patience(told: PatienceTold) -> str:
    """What the votes say of a tier, beside what its dial does."""
    said = tr(
        "On %n vote(s) {tier} was good enough for {share}",
        told.votes,
        tier=told.tier,
        share=interval(told.good_enough),
    )
    if told.hands_up is None:
        return tr("{said}; how many of them your dial hands up is not known.", said=said)
    return tr("{said}; your dial hands up {part}.", said=said, part=percent(told.hands_up))


def advice(told: PatienceTold) -> str:
    """Whether to turn the dial; only where even the ends of the interval agree on it."""
    if told.hands_up is None:
        return ""
    if told.good_enough.low + told.hands_up > 1:
        return tr("It asks more often than it needs to: turn it towards thrifty.")
    if told.good_enough.high + told.hands_up < 1:
        return tr("It answers what it had better hand up: turn it towards careful.")
    return tr("That fits together, as far as these votes can tell.")
