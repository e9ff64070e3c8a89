"""Graphics cards that are there and not used are found, and what to do about each is told."""

from pathlib import Path

from matryoshka.engines.host.idle import Known, idle_cards, known_to_linux
from matryoshka.models.hardware import IdleDevice

GIB = 2**30
GEFORCE = Known("0000:01:00.0", "NVIDIA GeForce RTX 3060", None, "cuda")
RADEON = Known("0000:03:00.0", "an AMD graphics card", 16 * GIB, "vulkan")


def write_nvidia(root: Path) -> None:
    folder = root / "proc" / "driver" / "nvidia" / "gpus" / "0000:01:00.0"
    folder.mkdir(parents=True)
    (folder / "information").write_text("Model: \t\t NVIDIA GeForce RTX 3060\nIRQ:   \t\t 145\n")


def write_amd(root: Path, number: int, address: str, memory: int) -> None:
    bus = root / "sys" / "devices" / address
    bus.mkdir(parents=True)
    (bus / "mem_info_vram_total").write_text(f"{memory}\n")
    card = root / "sys" / "class" / "drm" / f"card{number}"
    card.mkdir(parents=True)
    (card / "device").symlink_to(bus)


def test_the_system_tells_of_cards_but_not_of_chips_that_only_draw_the_screen(tmp_path: Path) -> None:
    assert not [*known_to_linux(tmp_path)]
    write_nvidia(tmp_path)
    write_amd(tmp_path, 0, "0000:03:00.0", 16 * GIB)
    write_amd(tmp_path, 1, "0000:04:00.0", GIB // 2)

    assert [*known_to_linux(tmp_path)] == [GEFORCE, RADEON]


def test_a_card_that_llama_cpp_uses_is_not_idle() -> None:
    assert [card.description for card in idle_cards([GEFORCE, RADEON], {"0000:01:00.0"}, ["CPU"])] == [
        "an AMD graphics card"
    ]


def test_a_card_that_is_known_twice_is_told_once_and_with_its_memory() -> None:
    better = Known(GEFORCE.address, GEFORCE.model, 12 * GIB, "cuda")

    assert idle_cards([GEFORCE, better], (), ["CPU"]) == (
        IdleDevice("NVIDIA GeForce RTX 3060", 12 * GIB, "cuda"),
    )


def test_the_command_that_builds_for_the_card_is_told() -> None:
    (radeon,) = idle_cards([RADEON], (), ["CPU"])

    assert radeon.command == "python3 installer/dev.py run --backend vulkan"
    assert radeon.command in radeon.remedy
    assert "“an AMD graphics card” is not used" in radeon.title


def test_what_was_built_for_the_card_need_not_be_built_again() -> None:
    (geforce,) = idle_cards([GEFORCE], (), ["CPU", "CUDA"])

    assert "does not see it" in geforce.title
    assert "--backend" not in geforce.remedy
