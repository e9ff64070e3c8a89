"""The mixtures of types that models are stored in, as the names of their files speak of them."""

import re
from dataclasses import dataclass, replace

from matryoshka.saying import say

_F16_BITS = 16
_GUESSED = 1024
"""Is added to the file type of a mixture that nobody named."""


@dataclass(frozen=True, slots=True)
class Quantization:
    """A mixture; `bits` a weight are measured on a model of 8 B weights, its finer parts counted.

    Source: llama.cpp's tools/quantize/README.md, or the type's own block where that is silent.
    """

    name: str
    bits: float
    sentence: str
    file_type: int
    """The number that headers give it."""

    @property
    def saved(self) -> float:
        """The part of the size in f16 that it saves, from 0 to 1."""
        return max(0.0, 1 - self.bits / _F16_BITS)


_TINY = say("Loses so much that a smaller model in more bits is nearly always better.")
_ROUGH = say("Loses much: only for a large model that fits in no other way.")
_SMALL = say("Loses some: for a model that does not fit in four bits.")
_GOOD = say("Loses little: a good middle between size and quality.")
_FINE = say("Hardly to be told from the original.")
_OLD = say("An older way: a _K mixture of the same size is better.")

QUANTIZATIONS = (
    Quantization("Q1_0", 1.13, say("Only for models that were trained with weights of one bit."), 40),
    Quantization("TQ1_0", 1.69, say("Only for models that were trained with weights of three values."), 36),
    Quantization("IQ1_S", 2.00, _TINY, 24),
    Quantization("TQ2_0", 2.06, say("Only for models that were trained with weights of three values."), 37),
    Quantization("IQ1_M", 2.15, _TINY, 31),
    Quantization("Q2_0", 2.25, say("Only for models that were trained with weights of two bits."), 41),
    Quantization("IQ2_XXS", 2.38, _TINY, 19),
    Quantization("IQ2_XS", 2.59, _ROUGH, 20),
    Quantization("IQ2_S", 2.74, _ROUGH, 28),
    Quantization("IQ2_M", 2.93, _ROUGH, 29),
    Quantization("Q2_K_S", 2.97, _TINY, 21),
    Quantization("Q2_K", 3.16, _ROUGH, 10),
    Quantization("IQ3_XXS", 3.25, _ROUGH, 23),
    Quantization("IQ3_XS", 3.50, _SMALL, 22),
    Quantization("Q3_K_S", 3.64, _ROUGH, 11),
    Quantization("IQ3_S", 3.66, _SMALL, 26),
    Quantization("IQ3_M", 3.76, _SMALL, 27),
    Quantization("Q3_K_M", 4.00, _SMALL, 12),
    Quantization("MXFP4", 4.25, say("What some models were trained in: nothing is lost for these."), 38),
    Quantization("Q3_K_L", 4.30, _SMALL, 13),
    Quantization(
        "IQ4_XS", 4.46, say("Loses little, in less space than Q4_K_S; slower on some processors."), 30
    ),
    Quantization("NVFP4", 4.50, say("Made for recent NVIDIA cards; loses little."), 39),
    Quantization("Q4_0", 4.64, say("Loses some, and is fast on many processors."), 2),
    Quantization("Q4_K_S", 4.67, _GOOD, 14),
    Quantization("IQ4_NL", 4.68, _GOOD, 25),
    Quantization("Q4_K_M", 4.89, say("Loses little: what most people choose."), 15),
    Quantization("Q4_1", 5.11, _OLD, 3),
    Quantization("Q5_K_S", 5.57, say("Loses very little."), 16),
    Quantization("Q5_0", 5.57, _OLD, 8),
    Quantization("Q5_K_M", 5.70, say("Loses very little: for those who have some memory to spare."), 17),
    Quantization("Q5_1", 6.04, _OLD, 9),
    Quantization("Q6_K", 6.56, _FINE, 18),
    Quantization("Q8_0", 8.50, say("Not to be told from the original, at half its size."), 7),
    Quantization(
        "F16", 16.0, say("Nothing is lost; twice the size of Q8_0 for no answer that is better."), 1
    ),
    Quantization(
        "BF16", 16.0, say("Nothing is lost: as most models were trained; slow on older computers."), 32
    ),
    Quantization("F32", 32.0, say("Nothing is lost, and nothing gained over F16 at twice the size."), 0),
)
"""Smallest first."""

_ALSO = {
    "Q3_K": "Q3_K_M",
    "Q4_K": "Q4_K_M",
    "Q5_K": "Q5_K_M",
    "MXFP4_MOE": "MXFP4",
    "FP16": "F16",
    "FP32": "F32",
}
_FINER = {"Q2": "Q2_K", "Q3": "Q3_K_L", "Q4": "Q4_K_M", "Q5": "Q5_K_M", "Q6": "Q6_K", "Q8": "Q8_0"}
"""What those that end in _L and _XL are made from."""
_NAME = re.compile(
    r"(?<![a-z0-9])("
    r"IQ\d_(?:XXS|XS|NL|S|M)|Q\d_K(?:_(?:XL|S|M|L))?|T?Q\d_[01]|MXFP4(?:_MOE)?|NVFP4|BF16|FP?(?:16|32)"
    r")(?![a-z0-9])",
    re.IGNORECASE,
)


def of_file_type(number: int) -> Quantization | None:
    """The mixture that a header gives under `general.file_type`."""
    return next((each for each in QUANTIZATIONS if each.file_type == number % _GUESSED), None)


def in_name(name: str) -> Quantization | None:
    """The mixture that a file's name speaks of last, such as `Qwen3-8B-Q4_K_M.gguf`."""
    found = _NAME.findall(name)
    return named(found[-1]) if found else None


def named(name: str) -> Quantization | None:
    """The mixture of that very name, in letters of any height."""
    name = _ALSO.get(name.upper(), name.upper())
    listed = next((each for each in QUANTIZATIONS if each.name == name), None)
    return listed or _finer(name)


def _finer(name: str) -> Quantization | None:
    base = named(_FINER.get(name[:2], "")) if name.endswith(("_K_L", "_K_XL")) else None
    said = say("As {base}, with its most sensitive parts stored finer.", base=base.name) if base else ""
    return replace(base, name=name, sentence=said) if base else None
