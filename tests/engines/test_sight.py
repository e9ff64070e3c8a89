"""Pictures on this computer: what a model sees of them, and that it looks at each only once."""

import base64
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.engine import Message, Picture, Role, Stop
from matryoshka.chat.ladder import Sampling, Tier
from matryoshka.engines.child import Child, host_command
from matryoshka.engines.frames import Ask, Ended, Fault, Open, Read, Ready, Reply, Said
from matryoshka.engines.llama import LlamaEngine
from matryoshka.engines.template import PICTURES
from matryoshka.errors import AppError
from support.engines import ask, text
from support.eyes import CELLS, bomb, picture, write_eyes
from support.hosts import heard
from support.parrots import write_parrot

BRIGHT, DARK = picture(255), picture(0)
Turn = tuple[str, tuple[Picture, ...]]


class Viewer:
    """A host whose model sees."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self._number = 0

    def asked(self, *turns: Turn, last: type[Reply] = Ended) -> list[Reply]:
        """What it says to a chat of these questions; it answered the earlier ones with “so”."""
        messages = [Message(Role.USER, words, pictures) for words, pictures in turns]
        answered = [each for message in messages for each in (message, Message(Role.ASSISTANT, "so"))][:-1]
        self._number += 1
        self._child.send(Ask(self._number, tuple(answered), Sampling()))
        return heard(self._child, last)

    def says(self, *turns: Turn) -> str:
        return "".join(reply.text for reply in self.asked(*turns) if isinstance(reply, Said))

    def reads(self, *turns: Turn) -> Read:
        return next(reply for reply in self.asked(*turns) if isinstance(reply, Read))

    def refuses(self, *turns: Turn) -> Fault:
        return next(reply for reply in self.asked(*turns, last=Fault) if isinstance(reply, Fault))


def engine(model: Path, mmproj: Path | None) -> closing[LlamaEngine]:
    return closing(LlamaEngine(Tier("xs", model, model.name, mmproj=mmproj)))


@pytest.fixture
def eyes(tmp_path: Path) -> Path:
    return write_eyes(tmp_path / "eyes.gguf")


@pytest.fixture
def parrot(tmp_path: Path) -> Path:
    return write_parrot(tmp_path / "parrot.gguf", "dark", sees="light")


@pytest.fixture
def viewer(parrot: Path, eyes: Path) -> Iterator[Viewer]:
    child = Child(host_command())
    child.send(Open(str(parrot), mmproj=str(eyes)))
    heard(child, Ready)
    yield Viewer(child)
    child.end()


def test_what_a_model_says_depends_on_the_picture(viewer: Viewer) -> None:
    said = [viewer.says(("What is it?", (shown,))) for shown in (BRIGHT, DARK, BRIGHT)]

    assert said == ["light", "dark", "light"]
    assert viewer.says(("What is it?", ())) == "dark"


def test_the_next_turn_does_not_look_again(viewer: Viewer) -> None:
    first = ("What is it?", (BRIGHT,))
    assert viewer.reads(first).evaluated > CELLS

    assert viewer.reads(first, ("Sure?", ())).evaluated < CELLS


def test_another_picture_in_the_same_place_is_looked_at(viewer: Viewer) -> None:
    viewer.reads(("What is it?", (BRIGHT,)))

    assert viewer.reads(("What is it?", (DARK,))).evaluated > CELLS
    assert viewer.says(("What is it?", (BRIGHT,)), ("And this?", (DARK, DARK))) == "dark"


def test_two_pictures_in_a_row_take_twice_the_cells(viewer: Viewer) -> None:
    one, two = (viewer.reads(("Which?", shown)).tokens for shown in ((DARK,), (DARK, DARK)))

    assert two - one == CELLS


def test_a_picture_is_left_out_with_its_turn(viewer: Viewer) -> None:
    """The context of 512 tokens holds no more of such questions, each a byte a token."""
    turns = [("x" * 100, (BRIGHT,)), ("y" * 100, (BRIGHT,)), ("z" * 100, (DARK,)), ("?" * 30, (DARK,))]
    read = viewer.reads(*turns)

    assert read.left_out
    assert read.tokens < 384
    assert viewer.says(*turns) == "dark"


def test_nobody_types_a_picture(viewer: Viewer) -> None:
    typed = "".join(PICTURES[:3])

    assert viewer.says((f"What is it? {typed}", (BRIGHT,))) == "light"
    assert viewer.reads((typed, ())).tokens == viewer.reads(("", ())).tokens


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ("no base64", "damaged"),
        (base64.b64encode(b"no picture").decode(), "damaged"),
        (base64.b64encode(base64.b64decode(picture(9, width=400).data)[:-200]).decode(), "damaged"),
        (bomb(50_000), "too large"),
        (bomb(2**31 - 1), "too large"),
        ("A" * 2**24 + "AAAA", "too large"),
    ],
)
def test_what_is_no_picture_is_said_and_the_next_question_answered(
    viewer: Viewer, data: str, title: str
) -> None:
    fault = viewer.refuses(("What is it?", (Picture("image/png", data),)))

    assert title in fault.title
    assert viewer.says(("What is it?", (BRIGHT,))) == "light"


def test_a_file_of_another_model_is_named(tmp_path: Path, parrot: Path) -> None:
    other = write_eyes(tmp_path / "other.gguf", width=64)
    belongs = r"“other\.gguf” does not belong to “parrot\.gguf”"
    with engine(parrot, other) as asked, pytest.raises(AppError, match=belongs):
        ask(asked)


def test_a_model_is_no_file_for_seeing(parrot: Path) -> None:
    with engine(parrot, parrot) as asked, pytest.raises(AppError, match=r"“parrot\.gguf” cannot be loaded"):
        ask(asked)


def test_a_file_that_is_not_there_is_named(parrot: Path, tmp_path: Path) -> None:
    with engine(parrot, tmp_path / "gone.gguf") as asked, pytest.raises(AppError, match="is not there"):
        ask(asked)


def test_a_tier_sees_and_one_without_eyes_reads_the_words_alone(parrot: Path, eyes: Path) -> None:
    message = Message(Role.USER, "What is it?", (BRIGHT,))
    with engine(parrot, eyes) as seeing, engine(parrot, None) as blind:
        said = [text(list(each.stream([message], Stop()))) for each in (seeing, blind)]

    assert said == ["light", "dark"]


def test_a_picture_counts_before_it_is_sent(parrot: Path, eyes: Path) -> None:
    words = Message(Role.USER, "What is it?")
    with engine(parrot, eyes) as asked:
        ask(asked)
        weighed = [asked.weigh([each], elder=False) for each in (words, replace(words, pictures=(BRIGHT,)))]

    without, with_picture = [each.tokens for each in weighed if each]
    assert with_picture - without == CELLS
