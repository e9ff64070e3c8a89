"""Paper, ink, and the one colour of each tier: light, dark, and with high contrast."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Ladder


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance; text reaches 4.5:1 on every ground, 7:1 in high contrast."""

    dark: bool
    paper: QColor
    surface: QColor
    side: QColor
    ink: QColor
    muted: QColor
    hairline: QColor
    question: QColor
    code: QColor
    hues: tuple[QColor, ...]
    """The local tiers' colours, smallest first."""
    remote: QColor


LIGHT = Theme(
    dark=False,
    paper=QColor("#FBFAF7"),
    surface=QColor("#FFFFFF"),
    side=QColor("#F4F1EB"),
    ink=QColor("#1F1D1A"),
    muted=QColor("#6A655D"),
    hairline=QColor("#E7E3DB"),
    question=QColor("#EFEBE3"),
    code=QColor("#F6F3EC"),
    hues=(QColor("#8F6010"), QColor("#B8432B"), QColor("#7A3B69"), QColor("#22696E")),
    remote=QColor("#2F559F"),
)

DARK = Theme(
    dark=True,
    paper=QColor("#161513"),
    surface=QColor("#1F1D1B"),
    side=QColor("#1A1917"),
    ink=QColor("#EDE9E2"),
    muted=QColor("#9C958B"),
    hairline=QColor("#322F2B"),
    question=QColor("#2A2724"),
    code=QColor("#22201D"),
    hues=(QColor("#E0AE4F"), QColor("#EC7A5F"), QColor("#C288B3"), QColor("#62B3B5")),
    remote=QColor("#8CADEB"),
)

CONTRAST = Theme(
    dark=True,
    paper=QColor("#000000"),
    surface=QColor("#000000"),
    side=QColor("#000000"),
    ink=QColor("#FFFFFF"),
    muted=QColor("#DADADA"),
    hairline=QColor("#A8A8A8"),
    question=QColor("#202020"),
    code=QColor("#0E0E0E"),
    hues=(QColor("#FFC933"), QColor("#FF9580"), QColor("#E9A8FF"), QColor("#4FE3D6")),
    remote=QColor("#9CC8FF"),
)


@dataclass(frozen=True, slots=True)
class Nest:
    """How the tiers of one ladder look: a colour and a size by rung, the same everywhere."""

    ladder: Ladder

    def colour(self, tier: str, theme: Theme) -> QColor:
        """A tier that is no longer in the ladder is ink."""
        rung = self._rung(tier)
        if rung is None:
            return theme.ink
        if self.ladder.tiers[rung].where is Where.REMOTE:
            return theme.remote
        return self._hue(rung, theme)

    def size(self, tier: str) -> float:
        """Height of the tier's doll against the biggest one's, .5 to 1."""
        rung = self._rung(tier)
        steps = max(3, len(self.ladder.tiers) - 1)
        return 0.5 if rung is None else 0.5 + 0.5 * rung / steps

    def _rung(self, tier: str) -> int | None:
        names = [each.name for each in self.ladder.tiers]
        return names.index(tier) if tier in names else None

    def _hue(self, rung: int, theme: Theme) -> QColor:
        """The hues in order; on a ladder longer than they are, spread evenly between them."""
        count = max(len(self.ladder.tiers), len(theme.hues))
        place = rung * (len(theme.hues) - 1) / (count - 1)
        low = min(int(place), len(theme.hues) - 2)
        return mixed(theme.hues[low], theme.hues[low + 1], place - low)


def mixed(start: QColor, end: QColor, share: float) -> QColor:
    """The colour that lies `share` of the way, 0 to 1, from `start` to `end`."""
    return QColor.fromRgbF(
        start.redF() + (end.redF() - start.redF()) * share,
        start.greenF() + (end.greenF() - start.greenF()) * share,
        start.blueF() + (end.blueF() - start.blueF()) * share,
    )
