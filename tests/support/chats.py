"""A small conversation with one of everything, the same each time."""

from pathlib import Path

from matryoshka.chat.conversation import Attempt, Conversation, File, Image, State, Text, Turn
from matryoshka.chat.events import Handoff, Reason, Where
from matryoshka.chat.label import Effort, Label, Source
from matryoshka.chat.observation import Observation

STORES = Path(__file__).parents[1] / "data" / "stores"

UNSURE = Handoff("XS", "S", Reason.UNSURE, 0.75, 0.5, 2, 0.25)
ASKED = Handoff("S", "L", Reason.ASKED, None, 0.5, 0, 0.0)
FAILED = Handoff("L", "XL", Reason.FAILED, None, 0.5, 0, 1.5)


def sample() -> Conversation:
    """Every state but `WRITING`, every kind of part, a branch, hand-offs with and without a doubt."""
    first = Turn(
        "c1", (Text("Сколько будет 2+2? 🪆"), File("a.pdf", "application/pdf", "files/a")), None, "t1"
    )
    draft = Attempt(
        "t1", "XS", "builtin:xs", Where.LOCAL, None, "a1", 11.5, State.HANDED_OFF, "5, no", handoff=UNSURE
    )
    answer = Attempt(
        turn="t1",
        tier="S",
        model="builtin:s",
        where=Where.LOCAL,
        parent="a1",
        id="a2",
        created=12.0,
        state=State.DONE,
        text="**4**\n",
        thinking="two and two",
        left_out=3,
        prompt_tokens=20,
        tokens=9,
        thinking_tokens=4,
        seconds=2.5,
        thinking_seconds=1.25,
        first_token_seconds=0.5,
        unsure=True,
        handoff=ASKED,
    )
    broken = Attempt(
        "t1",
        "L",
        "llama",
        Where.REMOTE,
        "a2",
        "a3",
        13.0,
        State.FAILED,
        handoff=FAILED,
        title="No.",
        remedy="Yes.",
    )
    declined = Attempt(
        "t1",
        "XL",
        "big",
        Where.REMOTE,
        "a3",
        "a4",
        14.0,
        State.DECLINED,
        doubt=0.9,
        patience=0.5,
        remedy="Add a bigger one.",
    )
    second = Turn("c1", (Text("And 3+3?"), Image("i.png", "image/png", "files/i")), "a2", "t2", 15.0)
    cut = Attempt("t2", "S", "builtin:s", Where.LOCAL, None, "a5", 15.5, State.INTERRUPTED, "6 is")
    long = Attempt("t2", "S", "builtin:s", Where.LOCAL, None, "a6", 16.0, State.LENGTH, "6")
    branch = Turn("c1", (Text("Why?"),), "a2", "t3", 17.0)
    stopped = Attempt("t3", "S", "builtin:s", Where.LOCAL, None, "a7", 18.0, State.STOPPED, "Bec")
    turns = (
        _with(first, 10.0, draft, answer, broken, declined),
        _with(second, 15.0, cut, long),
        _with(branch, 17.0, stopped),
    )
    return Conversation("Sums", "c1", 9.0, turns)


def _with(turn: Turn, created: float, *attempts: Attempt) -> Turn:
    return Turn(turn.conversation, turn.parts, turn.parent, turn.id, created, attempts)


def question(conversation: Conversation, text: str = "2+2") -> Turn:
    return Turn(conversation.id, (Text(text),))


def attempt(turn: Turn, text: str = "4", tier: str = "S", state: State = State.DONE) -> Attempt:
    return Attempt(turn.id, tier, f"builtin:{tier.lower()}", Where.LOCAL, state=state, text=text)


def sample_label() -> Label:
    """Of the second turn of the sample conversation, with every field set."""
    return Label(
        trial="q1",
        question="And 3+3?",
        tier="XS",
        model="builtin:xs",
        identity="x1",
        answer="I cannot.",
        right=0.5,
        source=Source.JUDGE,
        declined=True,
        observation=Observation(handoff=0.25, hidden=(1.0,)),
        effort=Effort(20, 9, 0.25, 1.5, 0.125, 0.0625),
        family="chat",
        before=("2+2", "4"),
        turn="t2",
        id="l1",
        created=18.0,
    )
