import io

import pytest

from matryoshka.chat.engine import Finish, Message, Odds, Role
from matryoshka.chat.ladder import Sampling
from matryoshka.engines import frames
from matryoshka.engines.frames import (
    Ask,
    Cancel,
    Ended,
    Fault,
    Frame,
    Loading,
    Open,
    Read,
    Ready,
    Said,
    TooLong,
)

FRAMES = [
    Open("/models/кукла.gguf", 4096, None),
    Ask(1, (Message(Role.USER, "2+2 🙂 \ud800"), Message(Role.ASSISTANT, "")), Sampling(seed=3)),
    Ask(2, (), Sampling(), probe=True),
    Cancel(1),
    Loading(0.5),
    Ready("Doll", "llama", 512, 1000, 500, handoff=True),
    Read(1, 20, 2, 5),
    Said(1, "4\n", thinking=False, handoff=0.25),
    Said(1, "4", thinking=True, handoff=None, odds=Odds(-0.5, 0.6, 0.25, 1.5)),
    Ended(1, Finish.LENGTH),
    TooLong(1, 600, 512),
    Fault(None, "It broke.", "Mend it."),
]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: type(frame).__name__)
def test_a_frame_arrives_as_it_was_sent(frame: Frame) -> None:
    pipe = io.BytesIO()
    frames.write(pipe, frame)
    pipe.seek(0)

    assert frames.read(pipe) == frame
    assert frames.read(pipe) is None


def test_a_frame_cut_short_is_the_end() -> None:
    pipe = io.BytesIO()
    frames.write(pipe, Loading(0.5))

    assert frames.read(io.BytesIO(pipe.getvalue()[:-1])) is None
    assert frames.read(io.BytesIO(pipe.getvalue()[:2])) is None
