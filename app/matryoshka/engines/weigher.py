"""How full a chat makes a tier's context: counted by its model where that is awake, else about."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from matryoshka.chat.about import about_tokens
from matryoshka.chat.engine import Message, QuestionTooLong
from matryoshka.chat.events import Where
from matryoshka.chat.fitting import Fill, about_fill
from matryoshka.chat.ladder import Tier
from matryoshka.engines.need import needs_of
from matryoshka.engines.rack import Rack
from matryoshka.errors import AppError

_FAR = 4
"""A chat of so many times a context is too long by any count: nobody makes it exact."""


class Weigher:
    """Any thread may ask it; no model is loaded for it."""

    def __init__(self, rack: Rack) -> None:
        self._rack = rack
        self._contexts: dict[Tier, int] = {}
        """What models remember of whom nobody has chosen how much."""

    def weigh(self, tier: Tier, messages: Sequence[Message], *, elder: bool) -> Fill:
        """With an `elder` above, a stock model is told how to call it: these words count too."""
        if tier.where is Where.REMOTE:
            return about_fill(tier, messages)
        engine = self._rack.engine(tier)
        context = ready.context if (ready := engine.ready) else self._context(tier)
        about = about_fill(replace(tier, context=context), messages)
        if about_tokens(messages) > _FAR * (about.context or 0):
            return about
        try:
            prompt = engine.weigh(messages, elder=elder)
        except QuestionTooLong as fault:
            return Fill(fault.tokens, context, too_long=True, exact=True)
        except AppError:
            return about
        return Fill(prompt.tokens, context, prompt.left_out, exact=True) if prompt else about

    def _context(self, tier: Tier) -> int | None:
        """None where neither the ladder nor the model's header tells."""
        if tier.context is None and tier not in self._contexts:
            with suppress(AppError):
                self._contexts[tier] = needs_of(tier.path, None, tier.placement).context
        return tier.context or self._contexts.get(tier)
