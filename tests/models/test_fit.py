"""Verdicts on computers of every kind, for models that are as large as real ones and only headers."""

from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.models.bandwidth import Bandwidth
from matryoshka.models.fit import Wish, fit, fit_ladder
from matryoshka.models.gguf import Header
from matryoshka.models.hardware import Device, DeviceKind, Hardware
from matryoshka.models.measured import Load, Measured, Sizes
from matryoshka.models.pace import tokens_per_second
from matryoshka.models.splits import read_model
from matryoshka.models.verdict import Fit, Verdict, sentence
from matryoshka.models.weights import TensorType
from support.sparse import Model, write_sparse

GIB = 2**30
EIGHT_BILLION = Model(
    "llama",
    layers=32,
    width=4096,
    forward=14336,
    heads=32,
    kept=8,
    head=128,
    vocabulary=128_256,
    type=TensorType.Q4_K,
    mixed=True,
)
"""4.5 GiB of weights, of which .4 GiB are packed anew besides for AVX2; .5 GiB remembered."""


@pytest.fixture(scope="module")
def header(tmp_path_factory: pytest.TempPathFactory) -> Header:
    return read_model(write_sparse(tmp_path_factory.mktemp("models") / "8b.gguf", EIGHT_BILLION))


def computer(free: float, *cards: float, kind: DeviceKind = DeviceKind.CARD) -> Hardware:
    """With 64 GiB of memory, so much of it free, and cards of 24 GiB with so much free."""
    devices = (Device(f"CUDA{n}", "a card", kind, 24 * GIB, int(each * GIB)) for n, each in enumerate(cards))
    return Hardware(64 * GIB, int(free * GIB), "some", 8, ("AVX2",), 0, None, tuple(devices))


@pytest.mark.parametrize(
    ("hardware", "verdict", "layers"),
    [
        (computer(32, 20), Verdict.GPU, 33),
        (computer(32, 4), Verdict.PARTLY, 18),
        (computer(32), Verdict.MEMORY, 0),
        (computer(32, 0.5), Verdict.MEMORY, 0),
        (computer(7), Verdict.DISK, 0),
        (computer(3), Verdict.CANNOT, 0),
        (computer(32, 20, kind=DeviceKind.SHARED), Verdict.GPU, 33),
        (computer(3, 20, kind=DeviceKind.SHARED), Verdict.CANNOT, 0),
    ],
)
def test_a_model_goes_where_there_is_room(
    header: Header, hardware: Hardware, verdict: Verdict, layers: int
) -> None:
    judged = fit(header, hardware)

    assert (judged.verdict, judged.layers) == (verdict, 33)
    assert abs(judged.device_layers - layers) <= 1


def test_a_verdict_tells_its_numbers(header: Header) -> None:
    judged = fit(header, computer(32))

    assert judged.total == judged.weights + judged.kv + judged.compute + judged.overhead
    assert judged.needed == judged.total - judged.once
    assert judged.free == 28 * GIB
    assert judged.context == 4096
    assert judged.kv == 4096 * 32 * 8 * (128 + 128) * 2
    assert sentence(judged) == "Fits in memory: 5.8 GB of 30.1 GB free, with 4,096 tokens of context."


def test_what_our_own_models_would_give_back_is_free(header: Header) -> None:
    assert fit(header, computer(3), ours=8 * GIB).verdict is Verdict.MEMORY


def test_what_it_sees_through_takes_memory_too(header: Header) -> None:
    blind, seeing, too_much = (fit(header, computer(12), Wish(eyes=each)) for each in (0, GIB, 16 * GIB))

    assert seeing.needed - blind.needed == GIB
    assert (seeing.verdict, too_much.verdict) == (Verdict.MEMORY, Verdict.CANNOT)


def test_a_longer_context_takes_more_and_may_not_fit(header: Header) -> None:
    short, long = (fit(header, computer(10), Wish(context=each)) for each in (2048, 131_072))

    assert long.kv == 64 * short.kv
    assert (short.verdict, long.verdict) == (Verdict.MEMORY, Verdict.CANNOT)


def test_it_remembers_less_precisely_where_only_so_all_fits_the_card(header: Header) -> None:
    wish = Wish(context=32_768)

    assert fit(header, computer(32, 20), wish).kv_type == "f16"
    assert (sparing := fit(header, computer(32, 8.4), wish)).kv_type == "q8_0"
    assert sparing.verdict is Verdict.GPU
    assert fit(header, computer(32, 8.4), replace(wish, kv_type="f16")).verdict is Verdict.PARTLY
    assert fit(header, computer(32), wish).kv_type == "f16"


def test_cards_hold_a_model_together(header: Header) -> None:
    assert fit(header, computer(32, 4, 4)).verdict is Verdict.GPU


def test_layers_that_a_ladder_names_are_taken_at_its_word(header: Header) -> None:
    assert fit(header, computer(32, 20), Wish(gpu_layers=0)).verdict is Verdict.MEMORY
    assert fit(header, computer(32, 20), Wish(gpu_layers=7)).device_layers == 7


def test_a_small_model_wakes_no_card(tmp_path: Path) -> None:
    small = read_model(write_sparse(tmp_path / "small.gguf", Model("llama")))

    assert fit(small, computer(32, 20)).verdict is Verdict.MEMORY


def test_a_ladder_is_judged_together(header: Header) -> None:
    judged = fit_ladder([header, header, header], computer(16))

    assert [beside for _, beside in judged] == [True, True, False]
    assert {each.verdict for each, _ in judged} == {Verdict.MEMORY}
    assert judged[1][0].free == judged[0][0].free - judged[0][0].needed
    assert judged[2][0].free == judged[0][0].free


def test_each_of_a_ladder_is_judged_as_it_will_be_loaded(header: Header) -> None:
    (short, _), (long, beside) = fit_ladder(
        [header, header], computer(32), wishes=[Wish(context=512), Wish(context=32_768, kv_type="q8_0")]
    )

    assert (short.context, long.context, long.kv_type) == (512, 32_768, "q8_0")
    assert long.needed > short.needed
    assert beside


def test_models_on_a_card_leave_less_of_it_to_the_others(header: Header) -> None:
    (first, _), (second, beside) = fit_ladder([header, header], computer(32, 8))

    assert (first.verdict, beside) == (Verdict.GPU, False)
    assert second == first


def test_what_was_measured_is_told_and_counts(header: Header, tmp_path: Path) -> None:
    model = write_sparse(tmp_path / "8b.gguf", EIGHT_BILLION)
    measured = Measured(tmp_path / "cache" / "sizes.json")
    measured.keep(model, Load(4096, "f16", 0), Sizes(5 * GIB, GIB, 7 * GIB))
    measured.keep(model, Load(2048, "f16", 0), Sizes(1, 2, 3))

    told = fit(header, computer(10), known=measured)

    assert (told.weights, told.kv, told.compute, told.measured) == (5 * GIB, GIB, 7 * GIB, True)
    assert told.verdict is Verdict.CANNOT
    assert not fit(header, computer(10), Wish(context=512), known=measured).measured


def test_a_damaged_file_of_measured_sizes_is_begun_anew(header: Header, tmp_path: Path) -> None:
    path = tmp_path / "sizes.json"
    model = write_sparse(tmp_path / "8b.gguf", EIGHT_BILLION)
    load, sizes = Load(4096, "f16", 0), Sizes(1, 2, 3)
    for damage in (b"", b"[1, 2]", b"null", b'{"a": [1, "b", 3]}', b"\xff\xfe"):
        path.write_bytes(damage)
        assert Measured(path).sizes(header, load) is None
        Measured(path).keep(model, load, sizes)
        assert Measured(path).sizes(header, load) == sizes


def test_what_llama_cpp_says_itself_counts_before_what_is_computed(header: Header) -> None:
    class Said:
        def rehearse(self, load: Load) -> Sizes | None:
            return Sizes(0, 100 * GIB, 1) if load.context == 4096 else None

    told, computed = (
        fit(header, computer(32), Wish(context=each), rehearsal=Said()) for each in (4096, 2048)
    )

    assert (told.kv, told.compute, told.verdict) == (100 * GIB, 1, Verdict.CANNOT)
    assert told.weights == computed.weights
    assert computed.verdict is Verdict.MEMORY


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_a_sentence_with_its_numbers(verdict: Verdict) -> None:
    words = sentence(Fit(4 * 10**9, 10**9, 0, 0, 8192, "f16", True, verdict, 7, 33, 9 * 10**9))

    assert "5.0 GB of 9.0 GB free" in words
    assert "8,192 tokens" in words


def test_a_speed_is_foretold_where_the_processor_alone_computes_in_memory(header: Header) -> None:
    measured = Bandwidth(8, {"Q4_K": 5e10, "Q6_K": 5e10, "F16": 6e10}, 1e10, 2e-6)

    for free, cards, known in ((32, (), True), (7, (), False), (32, (20,), False)):
        judged = fit(header, replace(computer(free, *cards), bandwidth=measured))
        assert (judged.tokens_per_second is not None) is known
    assert fit(header, computer(32)).tokens_per_second is None


def test_a_ladder_is_told_with_its_speeds(header: Header) -> None:
    measured = Bandwidth(8, {"Q4_K": 5e10, "Q6_K": 5e10, "F16": 6e10}, 1e10, 2e-6)
    ((judged, _),) = fit_ladder([header], replace(computer(32), bandwidth=measured))

    assert judged.tokens_per_second == tokens_per_second(header, measured)
