"""Who answers: on the usual ladder, or on the one that a conversation has for itself."""

from collections.abc import Callable

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.other_ladders import OtherLadders
from matryoshka.chat.preset import Preset
from matryoshka.errors import UsageFault
from matryoshka.ui.needs import Answers, Tiers
from matryoshka.ui.tongue import tr


class Company:
    """`answers` gives those who answer on a ladder; each stays the same while the usual ladder does."""

    def __init__(
        self,
        ladder: Ladder,
        answers: Callable[[Ladder], Tiers],
        at_home: Callable[[Ladder], Answers],
        others: OtherLadders,
    ) -> None:
        """`at_home` gives those who answer a conversation that stays on this computer."""
        self._answers = answers
        self._at_home = at_home
        self._others = others
        self.set_usual(ladder, answers(ladder))

    def set_usual(self, ladder: Ladder, tiers: Tiers) -> None:
        """Those are asked where a conversation has no ladder of its own."""
        self._usual = ladder
        self._tiers = {ladder: tiers}

    def ladder_of(self, preset: Preset) -> Ladder:
        """The usual one where that of the preset cannot be used: see `fault_of`."""
        try:
            return preset.on(self._others.read(preset.ladder) if preset.ladder else self._usual)
        except UsageFault:
            return preset.on(self._usual)

    def fault_of(self, preset: Preset) -> UsageFault | None:
        """Why the ladder of the preset cannot be used."""
        if not preset.ladder:
            return None
        try:
            self._others.read(preset.ladder)
        except UsageFault as fault:
            remedy = tr("{remedy} Your usual ladder answers in this chat until then.", remedy=fault.remedy)
            return UsageFault(fault.title, remedy)
        return None

    def of(self, conversation: Conversation, ladder: Ladder) -> Answers:
        """Those on `ladder`: of a conversation that stays here nobody has a way to anybody else."""
        return self._at_home(ladder) if conversation.locked else self.tiers(ladder)

    def tiers(self, ladder: Ladder) -> Tiers:
        if ladder not in self._tiers:
            self._tiers[ladder] = self._answers(ladder)
        return self._tiers[ladder]
