"""Which memory a prompt goes on from: the one at hand, or one that was put away for another chat."""

from collections.abc import Sequence

from matryoshka.engines.host.memory import Memory
from matryoshka.engines.host.pieces import uncut
from matryoshka.engines.host.saved import Saved, State, common
from matryoshka.engines.pace import Pace

_COPIED = 2**30  # bytes a second, there and back
_END = 16  # tokens after the last question, which a template may write otherwise in the next prompt


class Recall:
    """Swaps chats in and out of `memory`, where copying is quicker than reading at `pace`."""

    def __init__(self, memory: Memory, saved: Saved, pace: Pace) -> None:
        self._memory = memory
        self._saved = saved
        self._pace = pace
        self._prompt = 0  # tokens of the last one; its answer follows in memory

    def begin(self, prompt: Sequence[int]) -> int:
        """Make the memory the longest known beginning of `prompt`, never all of it; its tokens, counted."""
        wanted = prompt[:-1]
        nearest = self._nearest(wanted)
        self._put_away(wanted, nearest)
        if nearest:
            self._bring_back(nearest)
        self._prompt = len(prompt)
        return self._memory.keep(self._memory.shared(wanted))

    def lasting(self, prompt: Sequence[int]) -> Sequence[int]:
        """The beginning of `prompt` to save on the way, where it cannot be cut out of the memory later."""
        return () if self._memory.can_be_cut else prompt[: uncut(prompt, max(0, len(prompt) - _END))]

    def save(self, keeping: State | None = None) -> None:
        """Put a copy of the memory away, where that pays; `keeping` stays whatever else must leave."""
        size = self._memory.size
        if not self._pays(len(self._memory.tokens), size) or not self._saved.make_room(size, keeping):
            return
        if state := self._memory.state():
            self._saved.add(state)

    def _nearest(self, wanted: Sequence[int]) -> State | None:
        """The state worth bringing back for `wanted`."""
        nearest = self._saved.nearest(wanted)
        gain = nearest.shared(wanted) - self._memory.shared(wanted) if nearest else 0
        return nearest if nearest and self._pays(gain, nearest.size) else None

    def _put_away(self, wanted: Sequence[int], keeping: State | None) -> None:
        """Save the last prompt and its answer, where keeping only `wanted` would lose much of that prompt."""
        lost = min(self._prompt, len(self._memory.tokens)) - common(self._memory.tokens, wanted)
        if self._memory.can_be_cut and self._pays(lost, self._memory.size):
            if self._memory.saved_whole:
                self._memory.keep(max(0, self._prompt - _END))
            self.save(keeping)

    def _bring_back(self, state: State) -> None:
        if self._memory.restore(state) and state.whole:
            self._saved.touch(state)  # the memory cannot go back there by itself
        else:
            self._saved.drop(state)

    def _pays(self, tokens: int, size: int) -> bool:
        """Whether reading `tokens` takes longer than copying `size` bytes."""
        return self._pace.seconds(tokens) > size / _COPIED
