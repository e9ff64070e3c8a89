"""Tries the packages in a bare Debian, without Python or a compiler: python3 -m installer.bundle.bare_debian.

It needs root, debootstrap and a mirror of Debian; what it makes lies in build/bundle/bare and is removed.
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from installer import child, places
from installer.bundle.command import DIST
from installer.say import Trouble, say, step

SUITE = "bookworm"
ROOT = places.ROOT / "build" / "bundle" / "bare"
PERSON = 1000
NOT_THERE = ("python3", "python", "gcc", "cc", "c++", "clang")
KEPT = "home/person/.local/share/matryoshka/chats.sqlite3"


def main() -> int:
    """The value is the exit status."""
    try:
        tried()
    except Trouble as trouble:
        say(f"\n{trouble.title}\n{trouble.remedy}".rstrip())
        return 1
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)
    return 0


def tried() -> None:
    """Raises `Trouble` at the first thing that is not as it should be."""
    archive, package = newest("*.tar.gz"), newest("*.deb")
    bare()
    demand(not foreign(), f"There is {foreign()} in the bare system.")
    try_archive(archive)
    try_package(package)


def newest(pattern: str) -> Path:
    found = sorted(DIST.glob(pattern), key=lambda path: path.stat().st_mtime)
    demand(bool(found), f"There is no {pattern} in {DIST}: run installer/build.py first.")
    return found[-1]


def demand(fulfilled: bool, otherwise: str) -> None:
    if not fulfilled:
        raise Trouble(otherwise)


def bare() -> None:
    shutil.rmtree(ROOT, ignore_errors=True)
    with step(f"Making a bare Debian {SUITE}") as current:
        child.run(["debootstrap", "--variant=minbase", SUITE, str(ROOT)], current)
    inside("useradd", "--create-home", "--uid", str(PERSON), "person")


def inside(*command: str, person: bool = False) -> str:
    """What a command in the bare system writes; its processes are seen, and the mounts go with it."""
    known = ("env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND=noninteractive")
    mine = (*known, "HOME=/home/person", "QT_QPA_PLATFORM=offscreen") if person else known
    user = [f"--userspec={PERSON}:{PERSON}"] if person else []
    script = f'mount -t proc proc "{ROOT}/proc" && exec chroot {" ".join(user)} "{ROOT}" "$@"'
    called = ["unshare", "--mount", "sh", "-c", script, "sh", *mine, *command]
    said = subprocess.run(called, capture_output=True, text=True, check=False)
    if said.returncode:
        raise Trouble(f"In the bare system this failed: {' '.join(command)}", said.stdout + said.stderr)
    return said.stdout


def foreign() -> str:
    """What of Python and of compilers is there."""
    there = inside("sh", "-c", f"command -v {' '.join(NOT_THERE)} || true").split()
    return ", ".join(there)


def try_archive(archive: Path) -> None:
    """Nothing is installed for it."""
    (ROOT / "opt").mkdir(exist_ok=True)
    shutil.unpack_archive(archive, ROOT / "opt", filter="tar")
    program = next((ROOT / "opt").glob("matryoshka-*")) / "matryoshka"
    answers(f"/{program.relative_to(ROOT)}", "archive")
    shutil.rmtree(program.parent)


def answers(program: str, what: str) -> None:
    begun = time.monotonic()
    answer = inside(program, "ask", "--save", "2+2", person=True).strip()
    demand(answer == "4", f"The {what} says that 2+2 is {answer!r}.")
    say(f"{what}: 2+2 is 4, after {time.monotonic() - begun:.2f} s")


def try_package(package: Path) -> None:
    """Installed, it passes its self-test; removed, it leaves the person's chats and nothing else."""
    shutil.copyfile(package, ROOT / "matryoshka.deb")
    with step("Installing the package"):
        inside("apt-get", "install", "-y", "--no-install-recommends", "/matryoshka.deb")
    demand(not foreign(), f"The package brought {foreign()}.")
    answers("matryoshka", "package")
    say(inside("matryoshka", "--self-test", person=True).rstrip())
    inside("apt-get", "purge", "-y", "matryoshka")
    left = [path for path in ROOT.glob("usr/**/matryoshka*") if path.exists()]
    demand(not left, f"Removing the package left {left}.")
    demand((ROOT / KEPT).stat().st_size > 0, "Removing the package took the chats.")
    say("package: removed, and the chats are still there")


if __name__ == "__main__":
    sys.exit(main())
