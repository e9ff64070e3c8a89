"""Models come onto the ladder and leave it, at once or when they have arrived."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from matryoshka.chat.ladder import Ladder
from matryoshka.chat.ladder_writer import LadderWriter
from matryoshka.errors import AppError
from matryoshka.models.suggestion import Dropped, Suggestion
from matryoshka.paths import Paths
from matryoshka.settings import Settings, SettingsFile
from matryoshka.ui.choices import Choices
from matryoshka.ui.models.rungs import Rungs
from support.eyes import write_eyes
from support.parrots import write_parrot


@pytest.fixture
def choices(qapp: QApplication, paths: Paths) -> Choices:
    del qapp
    return Choices(SettingsFile(paths.choices))


@pytest.fixture
def rungs(choices: Choices, paths: Paths) -> Rungs:
    return Rungs(LadderWriter(paths.ladder), choices)


def labels(paths: Paths) -> list[str]:
    return [tier.label for tier in LadderWriter(paths.ladder).ladder().tiers]


def sized(path: Path, bytes_: int) -> Path:
    with path.open("wb") as file:
        file.truncate(bytes_)
    return path


def test_a_model_stands_between_smaller_and_larger_ones(rungs: Rungs, paths: Paths, tmp_path: Path) -> None:
    rungs.use(sized(tmp_path / "large.gguf", 9 * 10**9))
    rungs.use(sized(tmp_path / "middle.gguf", 10**9))

    assert labels(paths) == ["builtin:xs", "builtin:s", "middle", "large"]


def test_a_model_stands_there_once(rungs: Rungs, paths: Paths, tmp_path: Path) -> None:
    model = sized(tmp_path / "model.gguf", 10**9)
    (tmp_path / "link.gguf").symlink_to(model)

    assert rungs.use(model)
    assert rungs.use(tmp_path / "link.gguf")
    assert rungs.use("builtin:s")
    assert labels(paths) == ["builtin:xs", "builtin:s", "model"]


def test_a_model_sees_through_what_lies_beside_it(rungs: Rungs, paths: Paths, tmp_path: Path) -> None:
    model, eyes = write_parrot(tmp_path / "parrot.gguf", "Yes"), write_eyes(tmp_path / "mmproj-f16.gguf")

    rungs.use(model)

    seeing = [tier for tier in LadderWriter(paths.ladder).ladder().tiers if tier.sees]
    assert [(tier.path, tier.mmproj) for tier in seeing] == [(model, eyes)]


def test_what_was_planned_joins_when_it_arrives_and_what_is_dropped_leaves_after_the_last(
    rungs: Rungs, choices: Choices, paths: Paths, tmp_path: Path
) -> None:
    choices.keep_plan(("a/b/one.gguf", "a/b/two.gguf", "builtin:xs"))

    assert rungs.arrive("a/b/one.gguf", sized(tmp_path / "one.gguf", 10**9))
    assert labels(paths) == ["builtin:xs", "builtin:s", "one"]
    assert rungs.arrive("a/b/two.gguf", sized(tmp_path / "two.gguf", 2 * 10**9))
    assert labels(paths) == ["builtin:s", "one", "two"]
    assert SettingsFile(paths.choices).load().plan == ()


def test_what_was_not_planned_stays_off_the_ladder(rungs: Rungs, paths: Paths, tmp_path: Path) -> None:
    assert not rungs.arrive("a/b/one.gguf", sized(tmp_path / "one.gguf", 10**9))
    assert labels(paths) == ["builtin:xs", "builtin:s"]


def test_a_plan_survives_the_end_of_the_program(rungs: Rungs, paths: Paths) -> None:
    rungs.plan(Suggestion((), (Dropped("xs", "asking it would take more time than it saves"),)))

    assert SettingsFile(paths.choices).load() == Settings(welcomed=True, plan=("builtin:xs",))


def test_a_ladder_that_cannot_be_written_is_told(rungs: Rungs, paths: Paths, tmp_path: Path) -> None:
    told, changed = list[AppError](), list[Ladder]()
    rungs.troubled.connect(told.append)
    rungs.changed.connect(changed.append)
    paths.ladder.write_text("[[tier]\n")

    rungs.use(sized(tmp_path / "one.gguf", 10**9))

    assert "line 1" in told[0].title
    assert changed == []


def test_what_was_planned_and_cannot_be_put_there_stays_planned(
    rungs: Rungs, choices: Choices, paths: Paths, tmp_path: Path
) -> None:
    choices.keep_plan(("a/b/one.gguf", "builtin:xs"))
    paths.ladder.write_text("[[tier]\n")

    assert not rungs.arrive("a/b/one.gguf", sized(tmp_path / "one.gguf", 10**9))
    assert choices.settings.plan == ("a/b/one.gguf", "builtin:xs")
