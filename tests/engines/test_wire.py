import io
import json
import math
from dataclasses import asdict
from pathlib import Path

import pytest

from matryoshka.chat.engine import Finish, Message, Odds, Picture, Role, Watch
from matryoshka.chat.ladder import Adapter, Bias, Form, Grammar, KvType, Placement, Sampling
from matryoshka.engines import wire
from matryoshka.engines.frames import (
    Ask,
    Cancel,
    Ended,
    Fault,
    Frame,
    Loading,
    Noticed,
    Open,
    Read,
    Ready,
    Said,
    TooLong,
)
from matryoshka.engines.probe_frames import Look, Looked, Time, Timed
from matryoshka.models.bandwidth import Bandwidth
from matryoshka.models.hardware import Device, DeviceKind, IdleDevice, Seen

FRAMES = [
    Open("/models/кукла.gguf", 4096, None),
    Open(
        "a.gguf",
        placement=Placement(20, 1, flash_attention=True, kv_type=KvType.Q8_0),
        loras=(Adapter(Path("/models/шляпа.gguf"), 0.5), Adapter(Path("b.gguf"))),
        controls=(Adapter(Path("c.gguf"), -2.0),),
        biases=(Bias("да", -5.0), Bias(7, 1.0)),
        mmproj="/models/глаза.gguf",
    ),
    Ask(1, (), Sampling(0.5, stop=("\n\n", "🙂"), grammar=Grammar(Form.GBNF, 'root ::= "да"'))),
    Ask(1, (Message(Role.USER, "2+2 🙂 \ud800"), Message(Role.ASSISTANT, "")), Sampling(seed=3)),
    Ask(1, (Message(Role.USER, "?", (Picture("image/png", "iVBORw0="),)),), Sampling()),
    Ask(2, (), Sampling(), Watch(exact=True, every=True), whole=True),
    Ask(3, (), Sampling(), patience=0.25),
    Cancel(1),
    Loading(0.5),
    Noticed("Its context is shorter.", "Close other programs."),
    Ready("Doll", "llama", 512, 1000, 500, handoff=True, layers=3, offloaded=2, card="Карта"),
    Read(1, 20, 2, 5),
    Said(1, "4\n", thinking=False, handoff=0.25),
    Said(1, "4", thinking=True, handoff=None, odds=Odds(-0.5, 0.6, 0.25, 1.5)),
    Said(1, "4", thinking=True, handoff=0.1, hidden=(0.5, -1e-7, 1e30)),
    Ended(1, Finish.LENGTH, thinking_cut=True),
    TooLong(1, 600, 512),
    Fault(None, "It broke.", "Mend it."),
    Fault(3, "It cannot be.", "Ask for less.", usage=True),
    Look(),
    Time(2),
    Timed(Bandwidth(2, {"Q8_0": 3e10}, 1e9, 2e-6)),
    Looked(Seen("Doll 9000"), complete=False),
    Looked(
        Seen(
            "Doll 9000",
            ("AVX2", "FMA"),
            (Device("CUDA0", "Карта", DeviceKind.CARD, 8 * 2**30, 7 * 2**30),),
            (IdleDevice("Radeon", None, "vulkan"), IdleDevice("GeForce", 2**33, "cuda", built=True)),
        ),
        complete=True,
    ),
]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: type(frame).__name__)
def test_a_frame_arrives_as_it_was_sent(frame: Frame) -> None:
    pipe = io.BytesIO()
    wire.write(pipe, frame)
    pipe.seek(0)

    assert wire.read(pipe) == frame
    assert wire.read(pipe) is None


@pytest.mark.parametrize("text", ["plain", "", 'a "quoted" \\ line\n\t\x00\x7f', "кукла 🙂 \ud800"])
@pytest.mark.parametrize("handoff", [None, 0.0, 1.0, 1e-30, 0.1 + 0.2])
@pytest.mark.parametrize("odds", [None, Odds(-0.5, 0.6, 0.25, 1.5)])
@pytest.mark.parametrize("hidden", [None, (0.5, 1e30)])
def test_a_token_is_json_like_every_other_frame(
    text: str, handoff: float | None, odds: Odds | None, hidden: tuple[float, ...] | None
) -> None:
    said = Said(7, text, thinking=True, handoff=handoff, odds=odds, hidden=hidden)
    pipe = io.BytesIO()
    wire.write(pipe, said)

    fields = {"kind": "Said", **asdict(said), "hidden": hidden and list(hidden)}
    assert json.loads(pipe.getvalue()[4:]) == fields


def test_a_chance_that_is_no_number_arrives_all_the_same() -> None:
    pipe = io.BytesIO()
    wire.write(pipe, Said(1, "4", thinking=False, handoff=math.nan))
    pipe.seek(0)
    said = wire.read(pipe)

    assert isinstance(said, Said)
    assert said.handoff is not None
    assert math.isnan(said.handoff)


def test_a_frame_cut_short_is_the_end() -> None:
    pipe = io.BytesIO()
    wire.write(pipe, Loading(0.5))

    assert wire.read(io.BytesIO(pipe.getvalue()[:-1])) is None
    assert wire.read(io.BytesIO(pipe.getvalue()[:2])) is None
