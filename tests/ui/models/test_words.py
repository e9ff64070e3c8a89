"""What the page of models says of fits, downloads, places and this computer."""

from pathlib import Path

from matryoshka.models.fetching import Checking, Fetching, Paused, Stalled, Waiting
from matryoshka.models.found import Found, Owner, Place
from matryoshka.models.hardware import Device, DeviceKind, Hardware
from matryoshka.models.remote import Gate, RemoteModel
from matryoshka.models.verdict import Fit, Verdict
from matryoshka.models.waitlist import Download
from matryoshka.ui.models.words import (
    about_quantization,
    computer,
    context_of,
    gauge_of,
    gauge_of_download,
    places,
    progress,
    rung_of,
)

GB = 10**9
CARD = Device("CUDA0", "RTX 4060 Laptop", DeviceKind.CARD, 8 * GB, 7 * GB)
CHIP = Device("Metal", "Apple M2", DeviceKind.SHARED, 16 * GB, 12 * GB)
COMPUTER = Hardware(16 * GB, 10 * GB, "a processor", 8, (), 214 * GB, None)


def fit(verdict: Verdict, weights: int = 2 * GB, free: int = 8 * GB) -> Fit:
    return Fit(weights, GB, 0, 0, 4096, "f16", True, verdict, 38, 48, free, tokens_per_second=68.0)


def test_a_model_that_fits_says_so_with_numbers_and_speed() -> None:
    gauge = gauge_of(fit(Verdict.MEMORY))

    assert gauge.words == "● Fits in memory · 3.0 GB of 8.0 GB free · about 68 tokens a second"
    assert gauge.share == 3 / 8


def test_how_far_all_downloads_are_is_told_and_whether_all_rest() -> None:
    model = RemoteModel("a/b", "c0ffee", "Q4_K_M", (), None, Gate.OPEN)
    half, none = (
        Download(model, Paused(GB, 2 * GB)),
        Download(model, Waiting("Others come first.", 0.0, 0, 2 * GB)),
    )

    assert progress([half, none]) == "25 % fetched"
    assert progress([half]) == "paused at 50 %"
    assert progress([]) == ""


def test_what_is_here_of_one_that_waits_is_seen() -> None:
    assert gauge_of_download(Waiting("Others come first.", 0.0, GB, 4 * GB)).share == 1 / 4


def test_part_on_the_processor_names_the_layers_on_the_card() -> None:
    assert gauge_of(fit(Verdict.PARTLY)).words.startswith("◐ 38 of 48 layers on the graphics card")


def test_what_cannot_run_is_no_promise_of_speed() -> None:
    gauge = gauge_of(fit(Verdict.CANNOT, 43 * GB))

    assert gauge.words == "○ Cannot: needs 44.0 GB, 8.0 GB free"
    assert gauge.share == 1.0


def test_no_free_memory_at_all_is_a_full_bar() -> None:
    assert gauge_of(fit(Verdict.CANNOT, free=-GB)).share == 1.0


def test_a_download_says_bytes_speed_and_time_left() -> None:
    gauge = gauge_of_download(Fetching(3 * GB, 4 * GB, 24e6, 42.0))

    assert gauge.words == "3.0 GB of 4.0 GB · 24.0 MB/s · less than a minute left"
    assert (gauge.share, gauge.fetching) == (0.75, True)


def test_a_stall_shows_no_speed() -> None:
    words = gauge_of_download(Stalled(GB, 4 * GB, 12.0)).words

    assert "0 MB/s" in words
    assert "nothing for 12 seconds" in words


def test_a_pause_says_why_where_nobody_wished_it() -> None:
    assert gauge_of_download(Paused(GB, 4 * GB)).words == "1.0 GB of 4.0 GB · paused"
    full = gauge_of_download(Paused(GB, 4 * GB, "The disk is full.", "Make room."))
    assert full.words.endswith("paused · The disk is full. Make room.")


def test_waiting_and_checking_have_words_of_their_own() -> None:
    assert gauge_of_download(Waiting("The hub asks to wait.", 30)).words == "The hub asks to wait."
    assert "checking" in gauge_of_download(Checking(GB, 4 * GB)).words


def test_a_computer_in_one_line_counts_shared_memory_once() -> None:
    apple = Hardware(16 * GB, 10 * GB, "", 8, (), 214 * GB, True, (CHIP,))

    assert computer(apple) == (
        "16.0 GB memory, 10.0 GB free · Apple M2 shares it · 214.0 GB disk free · on its battery"
    )


def test_a_graphics_card_is_named_with_its_own_memory() -> None:
    with_card = Hardware(16 * GB, 10 * GB, "", 8, (), 214 * GB, None, (CARD,))

    assert "RTX 4060 Laptop, 8.0 GB, 7.0 GB free" in computer(with_card)


def test_a_quantization_is_told_in_a_sentence_with_what_it_saves() -> None:
    words = about_quantization("Q4_K_M")

    assert words.startswith("Q4_K_M: ")
    assert words.endswith("% smaller than in f16.")
    assert about_quantization("of our own") == ""


def test_the_context_is_named_where_all_verdicts_assume_the_same() -> None:
    assert context_of([fit(Verdict.GPU), fit(Verdict.CANNOT)]) == "judged with 4,096 tokens of context"
    assert context_of([]) == ""


def test_the_same_content_in_two_programs_is_one_model() -> None:
    ollama = Place(Owner.OLLAMA, (Path("/o/blob"),))
    studio = Place(Owner.LM_STUDIO, (Path("/l/model.gguf"),))
    found = Found("llama3.2", "llama", 3 * GB, "Q4_K_M", 2 * GB, 8192, (ollama, studio, ollama))

    assert places(found) == "lies in Ollama · also in LM Studio"


def test_more_parameters_stand_higher() -> None:
    rungs = [rung_of(count) for count in (10**6, 6 * 10**8, 8 * 10**9, 70 * 10**9)]

    assert rungs == [0, 1, 2, 3]
