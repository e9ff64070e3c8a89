"""What headers say of memory, of models of every kind of attention."""

from collections.abc import Mapping
from typing import Any

import pytest

from matryoshka.models.gguf import Header
from matryoshka.models.metadata import Array, Kind
from matryoshka.models.shape import Layer, Shape, shape_of

PLAIN = {
    "block_count": 4,
    "embedding_length": 512,
    "feed_forward_length": 1024,
    "context_length": 8192,
    "attention.head_count": 8,
    "attention.head_count_kv": 2,
}


def told(architecture: str, **more: Any) -> Shape:
    return shape_of(header(architecture, PLAIN | {key.replace("__", "."): more[key] for key in more}))


def header(architecture: str, keys: Mapping[str, Any], **others: Any) -> Header:
    named = {f"{architecture}.{key}": value for key, value in keys.items()}
    return Header(3, {"general.architecture": architecture} | named | others, (), 0)


def test_heads_that_are_not_counted_keep_what_all_heads_do() -> None:
    keys = {key: value for key, value in PLAIN.items() if key != "attention.head_count_kv"}

    assert shape_of(header("llama", keys)).layers == 4 * (Layer(512, 512),)


def test_grouped_heads_keep_less_and_a_length_of_their_own_counts() -> None:
    assert told("llama").layers == 4 * (Layer(128, 128),)
    assert told("llama", attention__key_length=128, attention__value_length=32).layers == 4 * (
        Layer(256, 64),
    )


def test_each_layer_may_have_heads_of_its_own() -> None:
    shape = told("openelm", attention__head_count_kv=(1, 2, 3, 4))

    assert [layer.keys for layer in shape.layers] == [64, 128, 192, 256]


def test_windows_are_told_unless_llama_cpp_uses_none() -> None:
    assert told("gemma3", attention__sliding_window=512).windowed
    assert told("llama4").windowed
    assert not told("phi3", attention__sliding_window=2048).windowed
    assert not told("llama").windowed


def test_layers_within_a_window_may_have_smaller_heads() -> None:
    shape = told(
        "gemma4",
        attention__key_length=128,
        attention__value_length=128,
        attention__key_length_swa=64,
        attention__value_length_swa=64,
        attention__sliding_window=512,
        attention__sliding_window_pattern=(True, True, True, False),
    )

    assert [layer.keys for layer in shape.layers] == [128, 128, 128, 256]


def test_layers_that_look_into_others_keep_nothing() -> None:
    shape = told("gemma4", attention__shared_kv_layers=3)

    assert [layer.keys > 0 for layer in shape.layers] == [True, False, False, False]


def test_compressed_attention_keeps_keys_alone() -> None:
    shape = told(
        "deepseek2",
        attention__head_count_kv=1,
        attention__key_length=576,
        attention__value_length=512,
        attention__key_length_mla=192,
    )

    assert shape.layers == 4 * (Layer(576, 0),)


def test_experts_count_as_often_as_they_are_asked() -> None:
    shape = told("qwen3moe", expert_count=64, expert_used_count=8, expert_feed_forward_length=256)

    assert (shape.forward, shape.asked) == (2048, 8)


def test_layers_that_only_guess_ahead_are_not_counted() -> None:
    assert len(told("glm4moe", nextn_predict_layers=1).layers) == 3


@pytest.mark.parametrize(
    ("architecture", "more", "attending", "state"),
    [
        ("mamba", {"ssm.conv_kernel": 4, "ssm.inner_size": 1024, "ssm.state_size": 16}, 0, 4 * 19456),
        ("rwkv7", {"wkv.head_size": 64}, 0, 4 * 512 * 66),
        ("lfm2", {"shortconv.l_cache": 3, "attention.head_count_kv": (0, 0, 2, 0)}, 1, 3 * 512 * 2),
        (
            "qwen3next",
            {"ssm.conv_kernel": 4, "ssm.inner_size": 64, "ssm.state_size": 8, "ssm.group_count": 2},
            1,
            3 * (3 * (64 + 32) + 512),
        ),
        ("falcon-h1", {"ssm.conv_kernel": 2, "ssm.inner_size": 64, "ssm.state_size": 8}, 4, 4 * (64 + 512)),
    ],
)
def test_layers_that_sum_up_keep_a_state_instead(
    architecture: str, more: Mapping[str, Any], attending: int, state: int
) -> None:
    layers = shape_of(header(architecture, {**PLAIN, **more})).layers

    assert sum(layer.keys > 0 for layer in layers) == attending
    assert sum(layer.state for layer in layers) == state


def test_words_are_counted_where_they_are_listed_and_else_as_told() -> None:
    listed = header("llama", PLAIN, **{"tokenizer.ggml.tokens": Array(Kind.TEXT, 32000)})

    assert shape_of(listed).vocabulary == 32000
    assert told("llama", vocab_size=500).vocabulary == 500


def test_of_a_header_that_says_nothing_nothing_is_known() -> None:
    shape = shape_of(Header(3, {}, (), 0))

    assert (shape.layers, shape.width, shape.trained) == ((), 0, 0)
