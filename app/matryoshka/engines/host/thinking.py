"""The marks by which models tell their thinking from their answer, a habit for each family of models."""

from dataclasses import dataclass

from matryoshka.engines.host.vocabulary import Vocabulary
from matryoshka.engines.wanted import any_of, begun

_FIRST_SYMBOL = 0xD800  # halves of characters: no decoded text holds one


@dataclass(frozen=True, slots=True)
class Habit:
    """The marks of one family; `sign` is what its chat templates hold, where that is not `begin`."""

    begin: str
    end: str
    opening: tuple[str, ...] = ()
    """Marks that open the answer after the end of the thinking, in their order."""
    others: tuple[str, ...] = ()
    """More marks around an answer."""
    sign: str = ""

    def shown_in(self, template: str) -> bool:
        """Whether a chat template writes these marks."""
        return (self.sign or self.begin) in template


# As the chat templates of these models write them, and the parsers of llama.cpp read them (common/parsers).
HABITS = (
    Habit(  # gpt-oss
        "<|channel|>analysis<|message|>",
        "<|end|>",
        ("<|start|>assistant", "<|channel|>final<|message|>"),
        ("<|channel|>commentary<|message|>",),
    ),
    Habit(  # Solar Open
        "<|think|>",
        "<|end|>",
        ("<|begin|>assistant", "<|content|>"),
        sign="<|begin|>assistant<|think|>",
    ),
    Habit(  # Granite 3
        "<think>", "</think>", ("<response>",), ("</response>",), sign="between <response></response>"
    ),
    Habit(  # Kimi K3
        "<|open|>think<|sep|>",
        "<|close|>think<|sep|>",
        ("<|open|>response<|sep|>",),
        ("<|close|>response<|sep|>",),
        sign="<|open|>",
    ),
    Habit(  # Muse Glimmer
        " to=self<|message|>",
        "<|eom|>",
        ("<|start|>assistant", " to=user<|message|>"),
        sign="assistant to=self<|message|>",
    ),
    Habit("<think>", "</think>"),  # Qwen, DeepSeek, GLM, SmolLM, Nemotron, LFM, MiniCPM and most others
    Habit("<|channel>thought", "<channel|>"),  # Gemma 4
    Habit("[THINK]", "[/THINK]"),  # Magistral, Ministral
    Habit(  # Command
        "<|START_THINKING|>",
        "<|END_THINKING|>",
        others=("<|START_TEXT|>", "<|END_TEXT|>", "<|START_RESPONSE|>", "<|END_RESPONSE|>"),
    ),
    Habit("<seed:think>", "</seed:think>"),  # Seed-OSS
    Habit("<mm:think>", "</mm:think>"),  # MiniMax M3
    Habit("<think:opensource>", "</think:opensource>"),  # Hunyuan 3
    Habit("◁think▷", "◁/think▷"),  # Kimi-VL
    Habit("<|inner_prefix|>", "<|inner_suffix|>"),  # Apertus
    Habit("<thinking>", "</thinking>"),  # Apriel
    Habit("<thought>", "</thought>"),  # EXAONE Deep
    Habit("<reasoning>", "</reasoning>"),
)


def habit_of(template: str, vocabulary: Vocabulary) -> Habit | None:
    """How a model thinks that has this chat template and vocabulary; None for one that does not."""
    for habit in HABITS:
        if habit.shown_in(template):
            return habit
        if not habit.sign and all(len(vocabulary.of_mark(each)) == 1 for each in (habit.begin, habit.end)):
            return habit
    return None


class Marks:
    """One habit in a model's own tokens; without a habit there are no marks at all.

    Where tokens with a meaning of their own make a mark, no text that only looks like them does: for each
    of them one symbol stands in what is searched for marks.
    """

    def __init__(self, habit: Habit | None, vocabulary: Vocabulary, *, expected: bool = False) -> None:
        """`expected` is whether the model begins its answers with thinking."""
        self._habit = habit
        self._expected = expected
        self._vocabulary = vocabulary
        self.symbols: dict[int, str] = {}
        """By their tokens."""
        self.thinks = self._in_symbols()
        """Whether a model thinks after each mark."""
        self.whole = any_of(self.thinks)
        """Matches a mark."""
        self.begun = begun(self.thinks)
        """Matches what may be the beginning of a mark at the end of a text."""
        self.plain = {ord(each): vocabulary.decode(token).decode() for token, each in self.symbols.items()}
        """What the token of a symbol says where it is in no mark."""

    def goes_on(self, begun: str, token: int) -> bool:
        """Whether the token goes on with what is `begun` of a mark; of nothing, whether it may begin one."""
        text = self.symbols.get(token) or self._vocabulary.decode(token).decode(errors="replace")
        return bool(text) and any(mark.startswith(begun + text) for mark in self.thinks)

    def nothing(self, *, begun: bool) -> list[int]:
        """The tokens of thinking nothing, where the thinking has `begun` or is expected; else none."""
        habit = self._habit
        if not habit or not (begun or self._expected):
            return []
        begin = "" if begun else habit.begin
        return self._vocabulary.of_mark(f"{begin}\n\n{habit.end}{''.join(habit.opening)}\n\n")

    @property
    def close(self) -> list[int]:
        """The tokens that make a model that thinks go on with its answer."""
        habit = self._habit
        return self._vocabulary.of_mark(habit.end + "".join(habit.opening)) if habit else []

    def open_in(self, prompt: str) -> bool:
        """Whether a model thinks after a prompt that ends so."""
        habit = self._habit
        return habit is not None and prompt.rfind(habit.begin) > prompt.rfind(habit.end)

    def _in_symbols(self) -> dict[str, bool]:
        habit = self._habit
        if not habit:
            return {}
        marks = dict.fromkeys((habit.end, *habit.opening, *habit.others), False) | {habit.begin: True}
        return {self._symbolic(mark): thinks for mark, thinks in marks.items()}

    def _symbolic(self, mark: str) -> str:
        written = ""
        for token in filter(self._vocabulary.means, self._vocabulary.of_mark(mark)):
            before, _, mark = mark.partition(self._vocabulary.text(token))
            symbol = self.symbols.setdefault(token, chr(_FIRST_SYMBOL + len(self.symbols)))
            written += before + symbol
        return written + mark
