"""Packs the bundle for macOS: a disk image to drag the application from."""

import shutil
from pathlib import Path

from installer import child, places
from installer.bundle.about import VERSION
from installer.say import step


def packages(folder: Path, dist: Path) -> list[Path]:
    """Not yet tried on a Mac. Without a developer's signature, a Mac asks before it opens the application."""
    path = dist / f"Matryoshka-{VERSION}.dmg"
    inside = places.ROOT / "build" / "bundle" / "image"
    shutil.rmtree(inside, ignore_errors=True)
    shutil.copytree(folder.with_name("Matryoshka.app"), inside / "Matryoshka.app", symlinks=True)
    (inside / "Applications").symlink_to("/Applications")
    shutil.copytree(folder / "licences", inside / "licences")
    options = ["-volname", "Matryoshka", "-srcfolder", str(inside), "-ov", "-format", "UDZO"]
    with step("Packing the disk image") as current:
        child.run(["hdiutil", "create", *options, str(path)], current)
    return [path]
