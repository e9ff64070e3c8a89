"""A conversation for the pictures with one of everything that answers are made of; no model wrote it."""

from dataclasses import replace
from pathlib import Path

from matryoshka.chat.conversation import Attempt, Conversation, State, Text, Turn
from matryoshka.chat.events import Handoff, Reason, Where
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.ladder_file import builtin_ladder

TITLE = "Falling and counting"
_MODEL = "sample.gguf"
_THOUGHT = """The height falls with the square of the time, so I need the constant of gravity first.

Without air the stone reaches the ground when $h = \\frac{g t^2}{2}$. So $t = \\sqrt{2 h / g}$.

With $h = 20$ metres and $g = 9.81$ that is the root of 4.077.

The root of 4 is 2, and 0.077 more adds about a quarter of it divided by 2.

So about 2.02 seconds. Let me check it backwards: 9.81 times 4.08 divided by 2 is 20.0. Good.
"""
_FORMULAS = """From a height of $h$ a stone falls for

$$t = \\sqrt{\\frac{2h}{g}}$$

seconds, where $g \\approx 9.81\\,\\mathrm{m/s^2}$. For a tower of 20 metres that is **2.02 s**.[^air]

| height | time | speed at the ground |
|---:|---:|---:|
| 5 m | 1.01 s | 9.9 m/s |
| 20 m | 2.02 s | 19.8 m/s |
| 80 m | 4.04 s | 39.6 m/s |

- [x] without air
- [ ] with air, as [this page](https://example.org/falling) reckons it

[^air]: Air makes it a little longer.
"""
_CODE = """This counts how long a stone falls, step by step:

```python
GRAVITY = 9.81
STEP = 0.001


def falling_time(height: float) -> float:
    \"\"\"Seconds until a stone that falls from `height` metres reaches the ground.\"\"\"
    time = speed = 0.0
    while height > 0:
        speed += GRAVITY * STEP
        height -= speed * STEP
        time += STEP
    return time


for metres in (5, 20, 80):
    print(f"{metres} m: {falling_time(metres):.2f} s")
```

Smaller steps come closer to the formula, and take longer.
"""

_UNSURE = Handoff("S", "M", Reason.UNSURE, 0.91, 0.5, 0, 0.06)


def sample_ladder() -> Ladder:
    """The built-in tiers, and above them one that is never asked here."""
    return Ladder((*builtin_ladder().tiers, Tier("M", Path(_MODEL), _MODEL)))


def sample_chat() -> Conversation:
    chat = Conversation(TITLE)
    first = Turn(chat.id, (Text("How long does a stone fall from a tower of 20 metres?"),))
    junior = Attempt(
        first.id, "S", "builtin:s", Where.LOCAL, state=State.HANDED_OFF, handoff=_UNSURE, tokens=1
    )
    answer = replace(
        answered(first, _FORMULAS),
        parent=junior.id,
        thinking=_THOUGHT,
        thinking_tokens=148,
        thinking_seconds=4.9,
    )
    second = Turn(chat.id, (Text("Show me that as a program."),), answer.id)
    turns = replace(first, attempts=(junior, answer)), replace(second, attempts=(answered(second, _CODE),))
    return replace(chat, turns=turns)


def answered(turn: Turn, text: str) -> Attempt:
    """By the tier that is never asked here."""
    tokens = len(text) // 4
    return Attempt(
        turn.id,
        "M",
        _MODEL,
        Where.LOCAL,
        state=State.DONE,
        text=text,
        prompt_tokens=96,
        tokens=tokens,
        seconds=0.4 + tokens / 31,
        first_token_seconds=0.4,
    )
