"""Presets, templates and other ladders lie in files that people can read, write and damage."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from matryoshka.chat.ladder import Sampling
from matryoshka.chat.ladder_file import builtin_ladder
from matryoshka.chat.other_ladders import OtherLadders
from matryoshka.chat.preset import Preset
from matryoshka.chat.presets import presets
from matryoshka.chat.templates import Template, templates
from matryoshka.errors import AppError, UsageFault

FORMAL = Preset("Formal", 'Say "you".\nNever joke: \\n is no joke.', sampling=Sampling(temperature=0.2))
CALM = Preset("Calm", "Be calm.", "work", "S", Sampling(seed=7))
BUILTIN = '[[tier]]\nname = "XS"\nmodel = "builtin:xs"\n\n[[tier]]\nname = "S"\nmodel = "builtin:s"\n'
TEXTS = some.text(some.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "presets.toml"


@given(text=TEXTS.filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_whatever_a_text_holds_it_is_read_as_it_was_saved(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shelf = templates(tmp_path_factory.mktemp("shelf") / "templates.toml")
    shelf.put(Template("Mine", text))

    assert shelf.named("Mine").text == text


def test_presets_stand_in_the_order_in_which_they_were_saved(file: Path) -> None:
    presets(file).put(FORMAL)
    presets(file).put(CALM)

    assert presets(file).all() == (FORMAL, CALM)


def test_the_file_is_such_as_people_write(file: Path) -> None:
    presets(file).put(CALM)

    assert file.read_text() == (
        '[[preset]]\nname = "Calm"\nsystem = "Be calm."\nladder = "work"\nstart = "S"\nseed = 7\n'
    )


def test_one_saved_again_stands_where_it_stood(file: Path) -> None:
    shelf = presets(file)
    for each in (FORMAL, CALM, Preset("Formal", "Joke."), Preset("Calm")):
        shelf.put(each)

    assert shelf.all() == (Preset("Formal", "Joke."), Preset("Calm"))


def test_a_new_name_replaces_the_old_one(file: Path) -> None:
    shelf = presets(file)
    shelf.put(FORMAL)
    shelf.put(CALM)
    shelf.put(Preset("Calm", "Calmer."), instead_of="Formal")

    assert shelf.all() == (Preset("Calm", "Calmer."),)


def test_what_is_removed_is_gone(file: Path) -> None:
    shelf = presets(file)
    shelf.put(FORMAL)
    shelf.put(CALM)
    shelf.remove("Formal")

    assert shelf.all() == (CALM,)


def test_a_name_that_is_none_is_told_with_those_there_are(file: Path) -> None:
    with pytest.raises(UsageFault, match="None is saved yet"):
        presets(file).named("Calm")
    presets(file).put(FORMAL)

    with pytest.raises(UsageFault, match=r"No preset is called “Calm”\. There is “Formal”"):
        presets(file).named("Calm")


@pytest.mark.parametrize(
    "text",
    [
        "[[preset]",
        "preset = 3",
        "preset = [3]",
        '[[preset]]\nsystem = "x"',
        '[[preset]]\nname = "A"\ntemperature = 70',
        '[[preset]]\nname = "A"\nladder = "../x"',
        "\x00",
        "a = " + "[" * 5000,
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_stays(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text)

    with pytest.raises(UsageFault, match=r"presets.toml cannot be used"):
        presets(file).all()
    assert file.read_text() == text


def test_what_cannot_be_read_is_kept_beside_when_something_is_saved(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"\xff\xfe")
    presets(file).put(CALM)

    assert presets(file).all() == (CALM,)
    assert file.with_suffix(".damaged").read_bytes() == b"\xff\xfe"


def test_what_cannot_be_saved_is_told(tmp_path: Path) -> None:
    (tmp_path / "no folder").touch()

    with pytest.raises(AppError, match=r"presets.toml could not be saved"):
        presets(tmp_path / "no folder" / "presets.toml").put(CALM)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_templates_come_with_the_program_until_a_person_has_their_own(language: str, tmp_path: Path) -> None:
    shelf = templates(tmp_path / "templates.toml", language)
    shipped = shelf.all()
    shelf.put(Template("Mine", "Tell me about {a thing}."))

    assert len(shipped) > 4
    assert all(list(each.slots) for each in shipped)
    assert shelf.all() == (*shipped, Template("Mine", "Tell me about {a thing}."))


def test_slots_are_words_between_braces() -> None:
    text = "Put {a thing} into {place}; not {}, not {two\nlines}, not { { }."

    assert [text[start:end] for start, end in Template("T", text).slots] == ["{a thing}", "{place}", "{ }"]


@pytest.mark.parametrize("table", ['name = "A"', 'name = 3\ntext = "x"', 'name = "A"\ntext = " "'])
def test_a_template_without_name_or_text_is_told(tmp_path: Path, table: str) -> None:
    (tmp_path / "templates.toml").write_text(f"[[template]]\n{table}")

    with pytest.raises(UsageFault, match="template"):
        templates(tmp_path / "templates.toml").all()


def test_other_ladders_are_files_of_their_folder(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(BUILTIN)
    (tmp_path / "notes.txt").touch()
    (tmp_path / ".hidden.toml").touch()
    ladders = OtherLadders(tmp_path)

    assert ladders.names() == ("a",)
    assert ladders.read("a") == builtin_ladder()


def test_without_a_folder_there_is_no_other_ladder(tmp_path: Path) -> None:
    ladders = OtherLadders(tmp_path / "none")

    assert ladders.names() == ()
    with pytest.raises(UsageFault, match="no ladder “work”"):
        ladders.read("work")


def test_a_ladder_is_taken_in_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "Big ones.toml").write_text("# mine\n" + BUILTIN)
    ladders = OtherLadders(tmp_path / "ladders")

    assert ladders.take_in(tmp_path / "Big ones.toml") == "Big ones"
    assert ladders.read("Big ones") == builtin_ladder()


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("a.toml", BUILTIN.replace("builtin:xs", "near.gguf"), "from its own folder"),
        ("a.toml", "[[tier]]", "no name"),
        ("a:b.toml", BUILTIN, "cannot be called"),
    ],
)
def test_a_ladder_that_would_not_work_here_is_not_taken_in(
    tmp_path: Path, name: str, text: str, fault: str
) -> None:
    (tmp_path / name).write_text(text)

    with pytest.raises(UsageFault, match=fault):
        OtherLadders(tmp_path / "ladders").take_in(tmp_path / name)
