"""Tiers are put into a ladder file and taken out, and nothing else in it changes."""

import os
import sys
from pathlib import Path

import pytest

from matryoshka.chat.ladder_file import LadderFault, read_ladder
from matryoshka.chat.ladder_text import block
from matryoshka.chat.ladder_writer import LadderWriter
from matryoshka.chat.service import Price, Service
from matryoshka.errors import AppError, UsageFault

MINE = """\
# What I like.

# The quick one.
[[tier]]
name = "XS"          # tiny
model = "builtin:xs"
patience = 0.3

  [[ "tier" ]]
  model = 'builtin:s'
  name = "S"

  [[tier.lora]]
  path = "style.gguf"
# That is all.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "ladder.toml"


def _names(path: Path) -> list[str]:
    return [tier.name for tier in read_ladder(path).tiers]


def _write(path: Path, text: str) -> LadderWriter:
    path.parent.mkdir()
    path.write_bytes(text.encode())
    return LadderWriter(path)


def test_where_there_is_no_ladder_yet_the_built_in_one_is_gone_on_with(path: Path) -> None:
    ladder = LadderWriter(path).put(Path("/models/Qwen.gguf"), 2)

    assert ladder == read_ladder(path)
    assert [(tier.name, tier.label) for tier in ladder.tiers] == [
        ("XS", "builtin:xs"),
        ("S", "builtin:s"),
        ("M", "Qwen"),
    ]
    assert ladder.tiers[2].path == Path("/models/Qwen.gguf").absolute()


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_tier_comes_where_it_is_wished_and_all_lines_stay_in_their_order(path: Path, at: int) -> None:
    _write(path, MINE).put(Path("/m.gguf"), at, "new")

    expected = ["XS", "S"]
    expected.insert(at, "new")
    assert _names(path) == expected
    kept = iter(path.read_text(encoding="utf-8").splitlines())
    assert all(line in kept for line in MINE.splitlines())


def test_a_tier_that_sees_is_written_so_and_goes_without_a_trace(path: Path) -> None:
    writer = _write(path, MINE)

    ladder = writer.put(Path("/m.gguf"), 2, "new", mmproj=Path("/mmproj.gguf"))
    assert ladder.tiers[2].mmproj == Path("/mmproj.gguf").absolute()

    writer.take_out("new")
    assert "mmproj" not in path.read_text(encoding="utf-8")


def test_a_comment_right_above_a_tier_stays_with_it(path: Path) -> None:
    _write(path, MINE).put(Path("/m.gguf"), 0, "new")

    assert '# The quick one.\n[[tier]]\nname = "XS"' in path.read_text(encoding="utf-8")


def test_what_only_looks_like_a_tier_is_none(path: Path) -> None:
    text = (
        '[[tier]]\nname = """\n[[tier]]\n"""\nmodel = "builtin:xs"\n[[tier]]\nname = "S"\nmodel = "builtin:s"'
    )

    _write(path, text).put("builtin:s", 1, "between")

    assert _names(path) == ["[[tier]]\n", "between", "S"]


def test_quotation_marks_in_comments_and_names_hide_no_tier(path: Path) -> None:
    text = (
        "[[tier]] # don't\n"
        "name = 'A '\n"
        'model = "builtin:xs"\n'
        '# """, here alone\n'
        "[[tier]]\n"
        'name = """B \\"\\"\\""""\n'
        'model = "builtin:s"\n'
    )

    _write(path, text).put("builtin:s", 1, "between")

    assert _names(path) == ["A ", "between", 'B """']


@pytest.mark.parametrize(
    ("tiers", "at", "name"),
    [
        (["S"], 0, "XS"),
        (["S"], 1, "M"),
        (["XS", "S"], 1, "Model"),
        (["XS", "L"], 1, "S"),
        (["XXL"], 1, "Model"),
        (["XXL", "Model"], 1, "Model 2"),
        (["L", "XS"], 1, "Model"),
        (["small"], 1, "XS"),
    ],
)
def test_a_tier_is_called_by_a_size_between_its_neighbours_else_as_its_file(
    path: Path, tiers: list[str], at: int, name: str
) -> None:
    writer = _write(path, "".join(block(each, "builtin:s") for each in tiers))

    assert writer.put(Path("/models/Model.gguf"), at).tiers[at].name == name


@pytest.mark.parametrize("name", ['a "quote"', "a\\b", "Матрёшка", "a\nb", "a\x7f\x01b", "a'''b", 'a"""b'])
def test_any_name_and_file_can_be_written(path: Path, name: str) -> None:
    ladder = _write(path, MINE).put(Path(f"/{name}.gguf"), 1, name)

    assert (ladder.tiers[1].name, ladder.tiers[1].path) == (name, Path(f"/{name}.gguf").absolute())
    assert ladder == read_ladder(path)


def test_a_plain_tier_that_is_taken_out_leaves_no_trace(path: Path) -> None:
    writer = _write(path, MINE)
    writer.put(Path("/m.gguf"), 2)
    writer.take_out("M")

    assert path.read_text(encoding="utf-8").rstrip() == MINE.rstrip()


def test_what_a_person_wrote_of_a_tier_stays_as_comments(path: Path) -> None:
    _write(path, MINE).take_out("XS")

    assert _names(path) == ["S"]
    text = path.read_text(encoding="utf-8")
    assert '# The quick one.\n# [[tier]]\n# name = "XS"          # tiny\n' in text
    assert "# patience = 0.3\n" in text


def test_the_last_tier_cannot_be_taken_out(path: Path) -> None:
    writer = _write(path, block("A", "builtin:s"))

    with pytest.raises(UsageFault, match="empty"):
        writer.take_out("A")


def test_a_tier_that_is_not_there_names_those_that_are(path: Path) -> None:
    with pytest.raises(LadderFault, match=r"“Q”.* XS, S"):
        LadderWriter(path).take_out("Q")


def test_a_name_that_is_taken_is_refused_and_nothing_is_written(path: Path) -> None:
    with pytest.raises(LadderFault, match="two tiers are called “S”"):
        _write(path, MINE).put("builtin:s", 2, "S")

    assert path.read_text(encoding="utf-8") == MINE


def test_tiers_in_one_line_are_said_to_be_so(path: Path) -> None:
    with pytest.raises(LadderFault, match="cannot be changed from here"):
        _write(path, 'tier = [{name = "A", model = "builtin:s"}]').put("builtin:xs", 0)


@pytest.mark.parametrize("text", ['tier = [{name = "A", model = "builtin:s"}]', "[[tier]]\nname = 3"])
def test_a_file_that_cannot_be_changed_is_left_alone(path: Path, text: str) -> None:
    writer = _write(path, text)

    with pytest.raises(LadderFault):
        writer.put("builtin:xs", 0)

    assert path.read_text(encoding="utf-8") == text


def test_ends_of_lines_stay_as_they_were(path: Path) -> None:
    _write(path, MINE.replace("\n", "\r\n")).put(Path("/m.gguf"), 1)

    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > MINE.count("\n")


def test_a_file_without_an_end_of_its_last_line_is_gone_on_with(path: Path) -> None:
    _write(path, MINE.rstrip()).put(Path("/m.gguf"), 2)

    assert "# That is all.\n\n[[tier]]\n" in path.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_a_file_whose_name_is_no_text_is_refused(path: Path) -> None:
    with pytest.raises(AppError, match="could not be saved"):
        LadderWriter(path).put(Path(os.fsdecode(b"/\xff.gguf")), 2)

    assert not path.exists()


def test_a_patience_takes_the_place_of_the_one_before_and_the_rest_of_its_line_stays(path: Path) -> None:
    writer = _write(path, MINE.replace("patience = 0.3", "patience  =0.3# not too often"))

    ladder = writer.set_patience("XS", 0.123456789)

    assert [tier.patience for tier in ladder.tiers] == [0.12345679, 0.5]
    expected = MINE.replace("patience = 0.3", "patience  =0.12345679# not too often")
    assert path.read_text(encoding="utf-8") == expected


def test_a_patience_that_was_not_written_comes_below_the_model_and_above_what_belongs_to_it(
    path: Path,
) -> None:
    _write(path, MINE).set_patience("S", 1)

    written = MINE.replace('  name = "S"\n', '  name = "S"\n  patience = 1\n')
    assert path.read_text(encoding="utf-8") == written
    assert read_ladder(path).tiers[1].patience == 1


def test_the_patience_of_a_built_in_tier_begins_a_ladder_of_ones_own(path: Path) -> None:
    LadderWriter(path).set_patience("XS", 0.2)

    assert [(tier.label, tier.patience) for tier in read_ladder(path).tiers] == [
        ("builtin:xs", 0.2),
        ("builtin:s", 0.5),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '[[tier]]\nname = """\npatience = 3\n"""\nmodel = "builtin:s"',
        '[[tier]]\nname = "A"\nmodel = "builtin:s"\nstop = [\n  "patience = 3",\n]\n"patience" = 0',
        "[[tier]] # a\n'model' = \"builtin:s\" # b\n'name' = '''A'''\n",
    ],
)
def test_a_patience_is_found_however_it_is_written(path: Path, text: str) -> None:
    writer = _write(path, text)

    (tier,) = writer.set_patience(writer.ladder().tiers[0].name, 0.25).tiers

    assert tier.patience == 0.25
    assert read_ladder(path).tiers == (tier,)


def test_a_patience_that_cannot_be_is_refused_and_nothing_is_written(path: Path) -> None:
    with pytest.raises(LadderFault, match="patience cannot be"):
        _write(path, MINE).set_patience("XS", 1.5)

    assert path.read_text(encoding="utf-8") == MINE


def test_a_service_stands_at_the_top_and_names_its_key(path: Path) -> None:
    service = Service("https://api.cloud.example/v1", "big-1", "cloud", Price(1.5, 6.0))

    LadderWriter(path).put_service("Remote", service)

    tiers = read_ladder(path).tiers
    assert [tier.name for tier in tiers] == ["XS", "S", "Remote"]
    assert tiers[-1].source == service
    assert 'key = "keyring:cloud"' in path.read_text(encoding="utf-8")


def test_a_service_leaves_without_a_trace_unless_a_person_wrote_more_of_it(path: Path) -> None:
    writer = LadderWriter(path)
    writer.put_service("Remote", Service("https://api.cloud.example/v1", "big-1", "cloud"))
    plain = path.read_text(encoding="utf-8")

    writer.take_out("Remote")
    assert "cloud" not in path.read_text(encoding="utf-8")

    path.write_text(f"{plain}context = 8192\n", encoding="utf-8")
    writer.take_out("Remote")
    assert "# context = 8192" in path.read_text(encoding="utf-8")
