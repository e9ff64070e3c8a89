"""The shapes that fits are measured on: of real models, some with fewer layers than these have."""

from dataclasses import dataclass

from matryoshka.models.weights import TensorType as Type
from support.sparse import Model


@dataclass(frozen=True, slots=True)
class Case:
    """What stands in the table, and how it is loaded."""

    about: str
    model: Model
    context: int
    kv_type: str = "f16"


_QWEN2 = Model("qwen2", 24, 896, 4864, 14, 2, 64, 151_936, tied=True)
_QWEN3 = Model("qwen3", 28, 1024, 3072, 16, 8, 128, 151_936, Type.Q4_K, Type.Q6_K, tied=True, mixed=True)
_LLAMA3 = Model("llama", 16, 2048, 8192, 32, 8, 64, 128_256, Type.Q4_K, Type.Q6_K, tied=True, mixed=True)
_GEMMA3 = Model("gemma3", 26, 1152, 6912, 4, 1, 256, 262_144, Type.Q4_0, Type.Q8_0, tied=True, window=512)

CASES = (
    Case("every head remembered, Q8_0", Model("llama", 8, 2048, 5504, 16, 16, 128, 32_000), 4096),
    Case("grouped heads, Q4_K_M", _LLAMA3, 8192),
    Case("one head remembered, Q4_0", Model("llama", 9, 2048, 8192, 16, 1, 128, 32_000, Type.Q4_0), 16_384),
    Case("small with many words, Q8_0", _QWEN2, 32_768),
    Case("small with many words, Q4_K_M", _QWEN3, 2048),
    Case("the same, remembered in q8_0", _QWEN3, 32_768, "q8_0"),
    Case("windows, Q4_0", _GEMMA3, 8192),
    Case(
        "windows every second layer, remembered in q8_0",
        Model(
            "gemma2",
            8,
            2304,
            9216,
            8,
            4,
            256,
            256_000,
            Type.Q4_K,
            Type.Q6_K,
            tied=True,
            mixed=True,
            window=4096,
        ),
        8192,
        "q8_0",
    ),
    Case(
        "tables joined, remembered in q4_0",
        Model("phi3", 8, 3072, 8192, 32, 32, 96, 32_064, Type.Q4_K, Type.Q6_K, mixed=True),
        4096,
        "q4_0",
    ),
    Case(
        "experts, Q4_K_M",
        Model(
            "qwen3moe",
            4,
            2048,
            6144,
            32,
            4,
            128,
            151_936,
            Type.Q4_K,
            Type.Q6_K,
            mixed=True,
            experts=64,
            asked=8,
            expert=768,
        ),
        4096,
    ),
    Case(
        "experts and windows, MXFP4",
        Model("gpt-oss", 4, 2880, 2880, 64, 8, 64, 201_088, experts=8, asked=4, expert=2880, window=128),
        8192,
    ),
    Case("tied words, F16", Model("llama", 12, 768, 2048, 12, 4, 64, 49_152, Type.F16, tied=True), 2048),
    Case(
        "IQ4_NL with words in Q6_K",
        Model("llama", 8, 2048, 5632, 32, 4, 64, 32_000, Type.IQ4_NL, Type.Q6_K),
        2048,
    ),
    Case("Q2_K", Model("llama", 8, 2048, 5632, 32, 4, 64, 32_000, Type.Q2_K, Type.Q6_K), 32_768),
)
