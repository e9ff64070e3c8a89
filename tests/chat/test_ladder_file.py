"""Ladder files: what they may say, and how clearly a fault is named."""

import math
from pathlib import Path

import pytest

from matryoshka.chat.events import Where
from matryoshka.chat.ladder import Adapter, Bias, KvType, Overflow, Placement, Sampling
from matryoshka.chat.ladder_file import LadderFault, builtin_ladder, parse_ladder, read_ladder
from matryoshka.chat.service import Price, Service
from matryoshka.errors import UsageFault

PATH = Path("/ladders/mine.toml")
GOOD = '[[tier]]\nname = "A"\nmodel = "builtin:xs"\n'
REMOTE = '[[tier]]\nname = "L"\nmodel = "big-1.5"\nremote = "https://cloud.example/v1/"\n'


def test_the_built_in_ladder_is_xs_below_s_and_greedy() -> None:
    tiers = builtin_ladder().tiers

    assert [(tier.name, tier.label, tier.patience) for tier in tiers] == [
        ("XS", "builtin:xs", 0.5),
        ("S", "builtin:s", 0.5),
    ]
    assert all(tier.sampling == Sampling() and tier.path.is_file() for tier in tiers)


def test_a_number_too_long_for_any_token_is_taken_for_a_text() -> None:
    digits = "9" * 5000

    assert parse_ladder(GOOD + f"logit_bias = {{ {digits} = 1 }}", PATH).tiers[0].biases == (Bias(digits, 1),)


def test_every_key_is_read() -> None:
    text = GOOD + (
        "patience = 0.3\ncontext = 512\nthreads = 2\ntemperature = 0.7\ntop_p = 0.9\n"
        "top_k = 40\nmin_p = 0.05\nrepeat_penalty = 1.1\nseed = 7\nmax_tokens = 100\n"
        "frequency_penalty = 0.2\npresence_penalty = -0.1\nthinking_tokens = 50\n"
        'stop = ["\\n\\n", "User:"]\nlogit_bias = { "yes" = -5.0, 42 = 1, "no" = -inf }\nmmproj = "e.gguf"\n'
        'gpu_layers = 20\nmain_gpu = 1\nflash_attention = true\nkv_type = "q8_0"\n'
        '[[tier.lora]]\npath = "a.gguf"\n[[tier.lora]]\npath = "/b.gguf"\nscale = -0.5\n'
        '[[tier.control]]\npath = "c.gguf"\nscale = 2\n'
    )

    tier = parse_ladder(text, PATH).tiers[0]

    assert (tier.patience, tier.context, tier.threads) == (0.3, 512, 2)
    assert tier.sampling == Sampling(0.7, 0.9, 40, 0.05, 1.1, 7, 100, 0.2, -0.1, 50, ("\n\n", "User:"))
    assert tier.biases == (Bias("yes", -5.0), Bias(42, 1), Bias("no", -math.inf))
    assert tier.placement == Placement(20, 1, flash_attention=True, kv_type=KvType.Q8_0)
    assert (tier.mmproj, tier.sees) == (Path("/ladders/e.gguf"), True)
    assert tier.loras == (Adapter(Path("/ladders/a.gguf")), Adapter(Path("/b.gguf"), -0.5))
    assert tier.controls == (Adapter(Path("/ladders/c.gguf"), 2),)


def test_what_a_tier_leaves_out_is_left_to_its_file_and_to_what_fits() -> None:
    tier = parse_ladder(GOOD, PATH).tiers[0]

    assert (tier.sampling, tier.placement) == (Sampling(), Placement())
    assert [*tier.loras, *tier.controls, *tier.biases] == []
    assert not tier.sees


def test_a_tier_below_the_top_may_hand_up_what_is_too_long() -> None:
    tiers = parse_ladder(f'{GOOD}overflow = "hand_up"\n{GOOD.replace("A", "B")}', PATH).tiers

    assert [tier.overflow for tier in tiers] == [Overflow.HAND_UP, Overflow.SHORTEN]


def test_whole_numbers_are_fine_for_real_ones() -> None:
    tier = parse_ladder(GOOD + "patience = 1\ntemperature = 1\n", PATH).tiers[0]

    assert (tier.patience, tier.sampling.temperature) == (1, 1)


def test_a_relative_model_lies_beside_the_ladder() -> None:
    tier = parse_ladder('[[tier]]\nname = "A"\nmodel = "models/a.gguf"', PATH).tiers[0]

    assert tier.path == Path("/ladders/models/a.gguf")
    assert tier.label == "a"


def test_a_remote_tier_is_a_model_of_a_service() -> None:
    tier = parse_ladder(REMOTE, PATH).tiers[0]

    assert tier.source == Service("https://cloud.example/v1", "big-1.5")
    assert (tier.where, tier.label) == (Where.REMOTE, "big-1.5")


def test_every_key_of_a_remote_tier_is_read() -> None:
    text = REMOTE + (
        'key = "keyring:work"\npatience = 0.3\ncontext = 512\ntemperature = 0.7\ntop_p = 0.9\nseed = 7\n'
        'max_tokens = 100\nfrequency_penalty = 0.2\npresence_penalty = -0.1\nstop = ["User:"]\n'
        'overflow = "shorten"\nprice = { read = 2.5, written = 10 }\n'
    )

    tier = parse_ladder(text, PATH).tiers[0]

    assert tier.source == Service("https://cloud.example/v1", "big-1.5", "work", Price(2.5, 10))
    assert (tier.patience, tier.context) == (0.3, 512)
    assert tier.sampling == Sampling(
        0.7, 0.9, seed=7, max_tokens=100, frequency_penalty=0.2, presence_penalty=-0.1, stop=("User:",)
    )


def test_the_tiers_on_this_computer_are_known() -> None:
    ladder = parse_ladder(GOOD + REMOTE, PATH)

    assert [tier.name for tier in ladder.local] == ["A"]
    with pytest.raises(TypeError):
        _ = ladder.tiers[1].path


@pytest.mark.parametrize(
    "line", ['key = "sk-12345"', 'key = "keyring:"', 'key = "keyring:a b"', "key = 12345"]
)
def test_a_key_in_the_file_itself_is_refused_and_not_shown(line: str) -> None:
    with pytest.raises(LadderFault) as raised:
        parse_ladder(REMOTE + line, PATH)

    assert "line 5: key cannot be what stands there" in raised.value.title
    assert "matryoshka keys set NAME" in raised.value.remedy
    assert "12345" not in str(raised.value)


@pytest.mark.parametrize("kind", ["api_key", "token", "threads"])
def test_what_no_service_understands_is_refused_and_not_shown(kind: str) -> None:
    with pytest.raises(LadderFault) as raised:
        parse_ladder(f'{REMOTE}{kind} = "sk-12345"', PATH)

    assert f"unknown key “{kind}”" in raised.value.title
    assert "A remote tier has name, remote, model, key" in raised.value.remedy
    assert "12345" not in str(raised.value)


@pytest.mark.parametrize(
    "address",
    [
        "cloud.example",
        "ftp://cloud.example",
        "https://me:secret@cloud.example",
        "https://cloud.example?k=secret",
        "https://",
        "https://cloud.example:0",
        "https://cloud.example:99999",
        "https://a b",
    ],
)
def test_what_is_no_address_or_holds_a_secret_is_refused_and_not_shown(address: str) -> None:
    with pytest.raises(LadderFault, match="remote cannot be what stands there") as raised:
        parse_ladder(f'[[tier]]\nname = "L"\nmodel = "m"\nremote = "{address}"', PATH)

    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "line", "fault", "remedy"),
    [
        ("", 1, "empty", "[[tier]]"),
        ("x = 1", 1, "unknown key “x”", "[[tier]]"),
        ("\ntier = 3", 2, "not a [[tier]] table", "[[tier]]"),
        (GOOD + "color = 3", 4, "unknown key “color”", "patience"),
        (GOOD + 'overflow = "drop"', 4, "overflow cannot be 'drop'", "shorten, hand_up"),
        (GOOD + 'overflow = "hand_up"', 4, "nobody to hand up to", "shorten"),
        (GOOD + "patience = 1.5", 4, "patience cannot be 1.5", "from 0 to 1"),
        (GOOD + "patience = true", 4, "patience cannot be true", "a number"),
        (GOOD + "seed = 2026-11-22", 4, "seed cannot be 2026-11-22", "a whole number"),
        (GOOD + "patience = nan", 4, "patience cannot be nan", "a number"),
        (GOOD + "top_k = 3.5", 4, "top_k cannot be 3.5", "a whole number"),
        (GOOD + 'seed = "x"', 4, "seed cannot be 'x'", "a whole number"),
        (
            GOOD + '\n[[tier]]\nname = "B"\n\nmodel = "b.gguf"\nthreads = 0',
            9,
            "threads cannot be 0",
            "from 1",
        ),
        (GOOD + GOOD, 5, "two tiers are called “A”", "own"),
        ('[[tier]]\nname = "A"', 1, "no model", "model"),
        (GOOD + "[tier.sub]\nx = 1", 4, "unknown key “sub”", "patience"),
        (
            f'[[tier]]\nname = """A\npatience = 1\n"""\n{GOOD[9:].split(chr(10))[1]}\npatience = 7',
            6,
            "7",
            "0 to 1",
        ),
        ('[[tier]]\nname = "A"\nmodel = "~nobody-here/x.gguf"', 3, "nobody known", "whole path"),
        ('[[tier]]\nname = "A"\nmodel = "a\\u0000b"', 3, "cannot be the name of a file", "GGUF"),
        ('[[tier]]\nmodel = "a.gguf"\nname = ""', 3, "name cannot be ''", "not empty"),
        ('[[tier]]\nname = "A"\nmodel = "builtin:q"', 3, "no “builtin:q”", "builtin:xs"),
        (GOOD + 'key = "keyring:a"', 4, "unknown key “key”", "A tier has name, model"),
        (REMOTE + "price = { read = 1 }", 5, "price cannot be", "read = …, written = …"),
        (REMOTE + "price = { read = 1, written = -1 }", 5, "price cannot be", "a number from 0"),
        ('[[tier]]\nname = "L"\nremote = "https://a.example"', 1, "no model", "model"),
        (GOOD + 'kv_type = "q9"', 4, "kv_type cannot be 'q9'", "one of f16, q8_0"),
        (GOOD + "flash_attention = 1", 4, "flash_attention cannot be 1", "true or false"),
        (GOOD + "gpu_layers = -1", 4, "gpu_layers cannot be -1", "a whole number from 0"),
        (GOOD + 'stop = "x"', 4, "stop cannot be 'x'", "a list of texts"),
        (GOOD + 'stop = ["x", ""]', 4, "stop cannot be", "not empty"),
        (GOOD + 'logit_bias = ["x"]', 4, "logit_bias cannot be", "a table"),
        (GOOD + 'logit_bias = { "x" = "y" }', 4, "logit_bias cannot be", "to 1,000"),
        (GOOD + 'logit_bias = { "" = 1 }', 4, "logit_bias cannot be", "a table"),
        (GOOD + "seed = 1\n[tier.logit_bias]\nx = nan", 5, "logit_bias cannot be", "a number"),
        (GOOD + "mmproj = 3", 4, "mmproj cannot be 3", "not empty"),
        (REMOTE + 'mmproj = "a.gguf"', 5, "unknown key “mmproj”", "A remote tier has"),
        (GOOD + '\nlora = "a.gguf"', 5, "“lora” is not a [[tier.lora]] table", "[[tier.lora]]"),
        (GOOD + 'seed = 1\nlora = [{ file = "a" }]', 5, "unknown key “file”", "path, scale"),
        (GOOD + "[[tier.lora]]\nscale = 1", 4, "the lora has no path", 'path = "…"'),
        (GOOD + "[[tier.lora]]\npath = 3", 5, "path cannot be 3", "not empty"),
        (GOOD + '[[tier.control]]\npath = "a"\nscale = "b"', 6, "scale cannot be 'b'", "a number"),
        (
            GOOD + '[[ tier . lora ]]\npath = "a"\n\n[[tier.lora]]\npath = "b"\nname = "c"',
            9,
            "unknown key “name”",
            "path, scale",
        ),
    ],
)
def test_a_fault_names_line_and_fault_and_what_would_be_right(
    text: str, line: int, fault: str, remedy: str
) -> None:
    with pytest.raises(LadderFault) as raised:
        parse_ladder(text, PATH)

    assert f"line {line}:" in raised.value.title
    assert fault in raised.value.title
    assert remedy in raised.value.remedy


def test_a_file_that_is_not_toml_names_the_line() -> None:
    with pytest.raises(LadderFault, match="line 2"):
        parse_ladder("[[tier]]\nname = A", PATH)


def test_a_key_that_comes_twice_names_the_line() -> None:
    with pytest.raises(LadderFault, match="line 4"):
        parse_ladder(GOOD + 'name = "B"', PATH)


@pytest.mark.parametrize("value", ["1" * 5000, "[" * 5000])
def test_what_is_beyond_all_measure_is_a_fault_of_the_file(value: str) -> None:
    with pytest.raises(LadderFault, match="is not TOML"):
        parse_ladder(f"{GOOD}seed = {value}", PATH)


def test_a_mark_of_byte_order_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "marked.toml").write_text(GOOD, encoding="utf-8-sig")

    assert read_ladder(tmp_path / "marked.toml").tiers[0].name == "A"


def test_an_absent_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="cannot be read"):
        read_ladder(tmp_path / "absent.toml")


def test_a_file_that_is_no_text_says_so(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(UsageFault, match="not a text"):
        read_ladder(tmp_path / "bytes.toml")
