"""What llama.cpp sees of this computer; a driver that crashes or hangs is told, and nothing else suffers."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

from matryoshka.chat.engine import Stop
from matryoshka.engines.host.devices import cards
from matryoshka.engines.prober import Prober
from matryoshka.models.cores import physical_cores
from matryoshka.models.hardware import IdleDevice
from support.drivers import WHOLE, with_driver


def test_the_processor_is_named_with_its_instructions() -> None:
    seen = Prober().see()

    assert seen.processor
    assert seen.instructions
    assert "OPENMP" not in seen.instructions
    assert not seen.trouble


def test_the_devices_are_those_of_llama_cpp() -> None:
    names = [device.name for device in Prober().see().devices]

    assert [name for name in names if not name.startswith("BLAS")] == [card.name for card in cards()]


def test_a_card_that_llama_cpp_cannot_use_is_known_from_its_driver(tmp_path: Path) -> None:
    seen = Prober(with_driver(tmp_path, WHOLE)).see()

    assert IdleDevice("GeForce", 12 * 2**30, "cuda") in seen.idle
    assert not seen.trouble


def test_a_driver_that_crashes_is_told_and_the_processor_is_known_all_the_same(tmp_path: Path) -> None:
    seen = Prober(with_driver(tmp_path, "raise(SIGSEGV); return 0;")).see()

    assert seen.processor
    assert "crashed (SIGSEGV)" in seen.trouble
    assert "--backend cpu" in seen.trouble
    assert not seen.devices


def test_a_driver_that_hangs_is_told_in_time_and_its_process_is_gone(tmp_path: Path) -> None:
    before = time.monotonic()
    seen = Prober(with_driver(tmp_path, "sleep(99); return 0;"), seconds=2).see()

    assert time.monotonic() - before < 30
    assert seen.processor
    assert "did not answer for 2 seconds" in seen.trouble
    assert not psutil.Process().children()


def test_a_driver_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    assert not Prober(with_driver(tmp_path, "return 999;")).see().trouble


def test_a_process_that_ends_at_once_or_cannot_be_started_is_told() -> None:
    ended = Prober((sys.executable, "-c", "raise SystemExit(3)")).see()
    absent = Prober(("no-such-program",)).see()

    assert "ended with code 3" in ended.trouble
    assert "could not be started" in absent.trouble


def test_nothing_is_left_of_a_process_that_answered() -> None:
    Prober().see()

    assert not psutil.Process().children()


def test_who_wishes_to_stop_waits_for_no_answer() -> None:
    stop = Stop()
    asked = Prober((sys.executable, "-c", "import time; time.sleep(600)"), seconds=600, stop=stop)
    with ThreadPoolExecutor(1) as pool:
        seen = pool.submit(asked.see)
        while not psutil.Process().children():
            time.sleep(0.002)
        stop.set()

        assert seen.result().trouble
    assert not psutil.Process().children()


def test_the_processor_is_timed_with_every_type_that_models_come_in() -> None:
    bandwidth = Prober().bandwidth()

    assert bandwidth.threads == physical_cores()
    assert {"F16", "Q8_0", "Q4_K", "Q6_K"} <= set(bandwidth.weights)
    assert 1e8 < bandwidth.memory < 1e13
    assert bandwidth.attention > 0
    assert 0 < bandwidth.step < 1
