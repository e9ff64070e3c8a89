"""Packs the bundle for Linux: an archive for every distribution, and a package for Debian and its kin."""

import gzip
import platform
import shutil
import tarfile
from pathlib import Path

from installer import child, places
from installer.bundle import needed
from installer.bundle.about import DESCRIPTION, VERSION
from installer.bundle.trial import size
from installer.say import say, step

SHARE = Path(__file__).parent / "linux"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
CONTROL = """\
Package: matryoshka
Version: {version}
Architecture: {architecture}
Maintainer: The Matryoshka authors <matryoshka@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager
Section: utils
Priority: optional
Description: {description}
 Models stand in a ladder, and a question goes to the smallest first, which itself
 knows when to pass it up. Two tiny models come with it. Chats, settings and models
 lie in the folders of each person, and stay there when this package is removed.
"""


def packages(folder: Path, dist: Path) -> list[Path]:
    """The archive, and the package where Debian's tools are."""
    made = [archive(folder, dist)]
    if shutil.which("dpkg-deb"):
        return [*made, debian(folder, dist)]
    say("There is no dpkg-deb here, so no package for Debian is made.")
    return made


def archive(folder: Path, dist: Path) -> Path:
    """Unpacked anywhere it runs; the folder removed, all of it is gone."""
    name = f"matryoshka-{VERSION}"
    path = dist / f"{name}-linux-{platform.machine()}.tar.gz"
    with step("Packing the archive"), tarfile.open(path, "w:gz", compresslevel=6) as packed:
        packed.add(folder, name, filter=nobodys)
    return path


def nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def debian(folder: Path, dist: Path) -> Path:
    architecture = ARCHITECTURES[platform.machine()]
    path = dist / f"matryoshka_{VERSION}_{architecture}.deb"
    root = places.ROOT / "build" / "bundle" / "debian"
    shutil.rmtree(root, ignore_errors=True)
    lay_out(folder, root)
    control = CONTROL.format(
        version=VERSION,
        architecture=architecture,
        kilobytes=size(root) // 1024,
        depends=", ".join(needed.packages(folder)),
        description=DESCRIPTION,
    )
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    with step("Packing the package for Debian") as current:
        child.run(["dpkg-deb", "--root-owner-group", "--build", str(root), str(path)], current)
    return path


def lay_out(folder: Path, root: Path) -> None:
    """The files as they lie on a system: the program apart, and where desktops look for it."""
    home = root / "usr" / "lib" / "matryoshka"
    shutil.copytree(folder, home, symlinks=True)
    program = root / "usr" / "bin" / "matryoshka"
    program.parent.mkdir(parents=True)
    program.symlink_to("../lib/matryoshka/matryoshka")
    icon = places.ROOT / "resources" / "icons" / "matryoshka.svg"
    put(icon, root / "usr" / "share" / "icons" / "hicolor" / "scalable" / "apps")
    put(SHARE / "matryoshka.desktop", root / "usr" / "share" / "applications")
    papers = root / "usr" / "share" / "doc" / "matryoshka"
    put(home / "licences" / "index.txt", papers).rename(papers / "copyright")
    changes = f"matryoshka ({VERSION}) stable; urgency=medium\n\n  * Version {VERSION}.\n"
    (papers / "changelog.gz").write_bytes(gzip.compress(changes.encode(), mtime=0))


def put(file: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(file, folder / file.name))
