"""Computers to suggest ladders for, and what is judged of models there."""

from collections.abc import Sequence
from dataclasses import replace

from matryoshka.models.fit import fit_ladder
from matryoshka.models.gguf import Header
from matryoshka.models.hardware import Device, DeviceKind, Hardware
from matryoshka.models.options import Judge
from matryoshka.models.verdict import Fit, Verdict

GIB = 2**30
_CARD_IS_FASTER = 8


def computer(memory: float, free: float, card: float = 0.0) -> Hardware:
    """With so many GiB of memory, free memory, and memory on a graphics card."""
    cards = (Device("CUDA0", "a card", DeviceKind.CARD, int(card * GIB), int(card * GIB)),) if card else ()
    return Hardware(int(memory * GIB), int(free * GIB), "some", 8, ("AVX2",), 10**12, None, cards)


def judge_of(hardware: Hardware, bytes_a_second: float | None) -> Judge:
    """Real fits, with the speed of a computer that reads weights as fast as that; None: nobody knows."""

    def judge(headers: Sequence[Header]) -> Sequence[tuple[Fit, bool]]:
        judged = fit_ladder(headers, hardware)
        each = zip(headers, judged, strict=True)
        return [(_paced(header, fit, bytes_a_second), beside) for header, (fit, beside) in each]

    return judge


def _paced(header: Header, fit: Fit, bytes_a_second: float | None) -> Fit:
    if bytes_a_second is None:
        return fit
    faster = _CARD_IS_FASTER if fit.verdict is Verdict.GPU else 1
    read = sum(tensor.bytes * _share(header, tensor.name) for tensor in header.tensors)
    return replace(fit, tokens_per_second=bytes_a_second * faster / read)


def _share(header: Header, tensor: str) -> float:
    asked, all_ = header.of_model("expert_used_count"), header.of_model("expert_count")
    if tensor.endswith("_exps.weight") and isinstance(asked, int) and isinstance(all_, int):
        return asked / all_
    return 0.0 if tensor == "per_layer_token_embd.weight" else 1.0
