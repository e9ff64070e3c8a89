"""What is known of this computer is put together, and what cannot be known is left out and told."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil

from matryoshka.errors import AppError
from matryoshka.models.bandwidth import Bandwidth, BandwidthFile
from matryoshka.models.cores import physical_cores
from matryoshka.models.hardware import Device, DeviceKind, Hardware, Seen
from matryoshka.models.looking import free_on_disk, look

GIB = 2**30
CARD = Device("CUDA0", "Card", DeviceKind.CARD, 8 * GIB, 7 * GIB)
CHIP = Device("MTL0", "Chip", DeviceKind.SHARED, 12 * GIB, 12 * GIB)
MEASURED = Bandwidth(physical_cores(), {"F16": 5e10}, 9e9, 2e-6)


@dataclass
class Laboratory:
    """Sees `seen`, and times `bandwidth` if there is one; counts how often it did."""

    seen: Seen = field(default_factory=Seen)
    bandwidth_: Bandwidth | None = MEASURED
    timed: int = 0

    def see(self) -> Seen:
        return self.seen

    def bandwidth(self) -> Bandwidth:
        self.timed += 1
        if self.bandwidth_ is None:
            raise AppError("It cannot be timed.", "Wait.")
        return self.bandwidth_


def looked(laboratory: Laboratory, folder: Path, *, calm: bool = True) -> Hardware:
    kept = BandwidthFile(folder / "bandwidth.json")
    return look(laboratory, laboratory, kept, folder / "models" / "hub", lambda: calm)


def test_what_the_system_tells_stands_beside_what_llama_cpp_sees(tmp_path: Path) -> None:
    seen = Seen("Doll 9000", ("AVX2",), (CARD,), trouble="A driver crashed.")
    hardware = looked(Laboratory(seen), tmp_path)

    assert hardware.memory_total == psutil.virtual_memory().total
    assert 0 < hardware.memory_free < hardware.memory_total
    assert (hardware.processor, hardware.instructions) == ("Doll 9000", ("AVX2",))
    assert hardware.cores == physical_cores()
    assert hardware.devices == (CARD,)
    assert hardware.trouble == "A driver crashed."


def test_the_processor_is_timed_once(tmp_path: Path) -> None:
    laboratory = Laboratory(Seen("Doll 9000"))

    assert [looked(laboratory, tmp_path).bandwidth for _ in range(2)] == [MEASURED, MEASURED]
    assert laboratory.timed == 1


def test_a_processor_that_cannot_be_timed_is_tried_again(tmp_path: Path) -> None:
    laboratory = Laboratory(bandwidth_=None)

    assert [looked(laboratory, tmp_path).bandwidth for _ in range(2)] == [None, None]
    assert laboratory.timed == 2


def test_what_was_timed_on_a_busy_computer_is_timed_once_more_when_it_is_calm(tmp_path: Path) -> None:
    laboratory = Laboratory()
    for calm in (False, False, True, True):
        hardware = looked(laboratory, tmp_path, calm=calm)
        assert hardware.bandwidth == replace(MEASURED, calm=calm)

    assert laboratory.timed == 2


def test_memory_that_is_shared_counts_once(tmp_path: Path) -> None:
    apart = looked(Laboratory(Seen(devices=(CARD,))), tmp_path)
    shared = looked(Laboratory(Seen(devices=(CHIP,))), tmp_path)

    assert apart.whole_memory == apart.memory_total + 8 * GIB
    assert shared.whole_memory == shared.memory_total
    assert shared.cards == ()


def test_the_disk_is_that_of_the_nearest_folder_that_exists(tmp_path: Path) -> None:
    here, deep = free_on_disk(tmp_path), free_on_disk(tmp_path / "not" / "yet")

    assert abs(here - deep) < GIB
