"""The whole recipe made small: base runs side by side, rounds, files, and going on after a stop."""

import multiprocessing
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest

pytest.importorskip("torch")

import torch

from learning.folders import TEXTS
from learning.plain_llama import PlainLlama
from matryoshka.chat.engine import Message, Role
from matryoshka.learning.builtin import School, Written
from matryoshka.learning.builtin_pupil import BuiltInPupil
from matryoshka.learning.chance import seeded
from matryoshka.learning.labels import Judged
from matryoshka.learning.lesson import Lesson, Start
from matryoshka.learning.questions import Question, Split
from matryoshka.learning.rounds import Arbitrated, Measured, Rounds, Trained
from matryoshka.learning.shape import Shape
from matryoshka.learning.tiers import XS, S
from matryoshka.learning.tokens import SIZE

SHAPE = Shape(vocabulary=SIZE, width=32, layers=2, heads=2, hidden=64)
SMALL_TIERS = tuple(replace(tier, shape=SHAPE, steps=5000) for tier in (XS, S))


@pytest.fixture
def school(tmp_path: Path) -> School:
    return School(TEXTS, tmp_path / "school", 0.02, tiers=SMALL_TIERS)


def test_the_recipe_trains_judges_measures_and_writes_files_that_llama_reads(school: School) -> None:
    events = list(school.events())
    files = [event.file for event in events if isinstance(event, Written)]
    judged = [event for event in events if isinstance(event, Arbitrated)]
    standings = [event for event in events if isinstance(event, Measured)]

    assert files == ["matryoshka-s.gguf", "matryoshka-xs.gguf"]
    assert all(
        0 <= PlainLlama(school.folder / file).answer([Message(Role.USER, "2+2")]).doubt <= 1 for file in files
    )
    assert {event.tier for event in events if isinstance(event, Trained) and not event.round} == {"xs", "s"}
    assert all(event.questions == 160 and event.handed_up for event in judged)
    assert [(event.tier, event.round) for event in standings][:2] == [("s", 0), ("s", 1)]
    assert standings[-1].tier == "xs"


def test_a_training_goes_on_from_models_that_are_trained(school: School, tmp_path: Path) -> None:
    for _ in school.events():
        pass
    further = replace(school, folder=tmp_path / "further", start=Start.further(school.folder))
    further.folder.mkdir()
    lesson = Lesson.prepared(SMALL_TIERS[0], TEXTS, further.folder, further.start)
    finished = torch.load(school.folder / "xs-finished.pt", weights_only=True)["model"]
    assert all(
        torch.allclose(value, finished[name], atol=2e-3) for name, value in lesson.model.state_dict().items()
    )

    events = list(further.events())
    words = [(folder / "vocabulary.json").read_text() for folder in (school.folder, further.folder)]
    last = [event for event in events if isinstance(event, Trained) and not event.round][-1]
    assert [event.file for event in events if isinstance(event, Written)] == [
        "matryoshka-s.gguf",
        "matryoshka-xs.gguf",
    ]
    assert last.progress.step == 25
    assert words[0] == words[1]


def test_a_base_run_that_was_stopped_goes_on_from_where_it_was(school: School) -> None:
    school.folder.mkdir()
    with closing(_lesson(school).base(school.scale)) as run:
        first = next(run)

    assert (first.step, [progress.step for progress in _lesson(school).base(school.scale)]) == (50, [100])


def test_who_stops_the_recipe_leaves_no_run_behind(school: School) -> None:
    with closing(school.events()) as events:
        next(events)

    assert not multiprocessing.active_children()


def _lesson(school: School) -> Lesson:
    return Lesson.prepared(SMALL_TIERS[0], school.texts, school.folder)


def test_rounds_stop_when_held_out_questions_gain_nothing_and_keep_the_better_model(school: School) -> None:
    for _ in school.events():
        pass
    lesson = school.based(SMALL_TIERS[0])
    events = list(Rounds(BuiltInPupil(lesson, None, 0.02), most=3).events())
    standings = [event for event in events if isinstance(event, Measured)]
    kept = max((event.point.worth, -event.round) for event in standings)

    assert all(event.better for event in standings[:-1])
    assert standings[-1].round == 3 or not standings[-1].better
    assert kept[0] == _worth(lesson)


def _worth(lesson: Lesson) -> float:
    (standing,) = (
        event
        for event in Rounds(BuiltInPupil(lesson, None, 0.02), most=0).events()
        if isinstance(event, Measured)
    )
    return standing.point.worth


def test_a_tier_is_measured_with_brief_questions_after_one_another_too(school: School) -> None:
    school.folder.mkdir()
    yardstick = BuiltInPupil(_lesson(school), None, 0.02).yardstick()

    for asked in (yardstick.inside, yardstick.beyond):
        first, later = asked[:40], asked[40:]
        assert len(later) == 10
        assert all(not question.before for question in first)
        assert all(len(question.before) == 1 for question in later)
        assert all(question.before[0] in yardstick.inside for question in later)
        assert max(len(question.text) for question in later) <= median(len(q.text) for q in first)
    assert len(yardstick.elder_right) == 100


def test_labels_are_earned_on_training_questions_only() -> None:
    question = Question("2+2", ("4",), "plus")

    assert Judged([question]).ask(seeded("labels"), Split.TRAINING) == question
    with pytest.raises(ValueError, match="training"):
        Judged([question]).ask(seeded("labels"), Split.HELD_OUT)


def test_a_model_starts_the_same_from_the_same_seed(tmp_path: Path) -> None:
    first, again = (_lesson(School(TEXTS, tmp_path)) for _ in range(2))

    assert all(
        torch.equal(a, b) for a, b in zip(first.model.parameters(), again.model.parameters(), strict=True)
    )
