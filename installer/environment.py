"""Makes `.venv` what the locks say, step by step; a finished step is not done again."""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from installer import backend as backends
from installer import child, llama_wheel, lock, needs, places
from installer.alone import alone
from installer.backend import Backend, Choice
from installer.needs import Need
from installer.say import Trouble, say, step
from installer.stamp import Stamp, mark

STAMP = places.VENV / "setup.json"
ROOM_NEEDED = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for: a backend, if it names one, and extras."""

    backend: str = ""
    extras: tuple[str, ...] = ()


def marks(wish: Wish, backend: Backend) -> dict[str, str]:
    """The steps in their order, each with what it is made from: a difference to the stamp is work."""
    return {
        "venv": mark(sys.implementation.cache_tag or "", str(places.ROOT)),
        "packages": mark(places.LOCK.read_bytes(), places.BUILD_LOCK.read_bytes()),
        "llama.cpp": llama_wheel.identity(backend),
        "matryoshka": mark(places.PYPROJECT.read_bytes()),
        **{f"extra {name}": mark(*requirements_of(name)) for name in wish.extras},
    }


def requirements_of(name: str) -> list[str]:
    """The requirements of an extra; no lock holds them, because they differ from system to system."""
    project = tomllib.loads(places.PYPROJECT.read_text(encoding="utf-8"))["project"]
    offered: dict[str, list[str]] = project["optional-dependencies"]
    if name not in offered:
        raise Trouble(f"There is no extra {name!r}.", f"There are: {', '.join(sorted(offered))}.")
    return offered[name]


def prepare(wish: Wish, system_needs: Sequence[Need]) -> None:
    """See that all is there, and do what is not; starts no process when there is nothing to do."""
    left_out = needs.satisfy(system_needs) if ready(wish) else set_up(wish, system_needs)
    for sentence in left_out:
        say(sentence)


def ready(wish: Wish) -> bool:
    stamp = Stamp.read(STAMP)
    same_backend = wish.backend in ("", stamp.backend)
    return same_backend and places.python().exists() and stamp.holds(marks(wish, stamp.backend))


def set_up(wish: Wish, system_needs: Sequence[Need]) -> list[str]:
    """Look first, then work: what is missing is told before minutes are spent."""
    with alone(places.cache() / "setup.lock"):
        stamp = Stamp.read(STAMP)
        choice = chosen(wish, stamp)
        if stamp.finished.get("venv") != marks(wish, choice.backend)["venv"] or not answers():
            stamp.finished.clear()
        stamp.backend = choice.backend
        wanted = marks(wish, choice.backend)
        todo = [name for name, value in wanted.items() if stamp.finished.get(name) != value]
        left_out = needs.satisfy([*own_needs(todo, choice), *system_needs])
        if "packages" in todo:
            demand_room()
        work = steps(wish, choice, stamp)
        for name in todo:
            work[name]()
            stamp.finished[name] = marks(wish, stamp.backend)[name]
            stamp.write()
    return left_out


def chosen(wish: Wish, stamp: Stamp) -> Choice:
    if wish.backend or not stamp.finished:
        return backends.choose(wish.backend or "auto", backends.look())
    return Choice(stamp.backend, "as before", named=True)


def own_needs(todo: Sequence[str], choice: Choice) -> list[Need]:
    compiling = "llama.cpp" in todo and not llama_wheel.cached(choice.backend)
    return [*([needs.ENVIRONMENT] if "venv" in todo else []), *([needs.COMPILER] if compiling else [])]


def demand_room() -> None:
    for place in (places.ROOT, places.cache()):
        free = shutil.disk_usage(place).free
        if free < ROOM_NEEDED:
            short = f"{free / 1e9:.1f} GB free, {ROOM_NEEDED / 1e9:.0f} GB needed"
            raise Trouble(f"The disk of {place} is nearly full: {short}.", "Free some, and run it again.")


def steps(wish: Wish, choice: Choice, stamp: Stamp) -> dict[str, Callable[[], None]]:
    def llama() -> None:
        stamp.backend = llama_wheel.install(choice)

    return {
        "venv": lambda: make_venv(stamp),
        "packages": install_packages,
        "llama.cpp": llama,
        "matryoshka": install_matryoshka,
        **{f"extra {name}": lambda name=name: install_extra(name) for name in wish.extras},  # type: ignore[misc]
    }


def answers() -> bool:
    """Whether the Python of `.venv` starts, is of the version at work, and has pip."""
    ask = "import sys, pip; print(sys.implementation.cache_tag)"
    python = [str(places.python()), "-c", ask]
    try:
        said = subprocess.run(python, capture_output=True, check=False, env=child.clean_environment())
    except OSError:
        return False
    return said.stdout.decode().strip() == sys.implementation.cache_tag


def make_venv(stamp: Stamp) -> None:
    """Make `.venv`, unless a person made a good one; the stamp goes in first and tells a half-made one."""
    if not stamp.path.exists() and answers():
        say("Using the .venv that is here.")
        return
    if places.VENV.exists():
        with step("Removing the .venv that is here: it is incomplete, or of another Python or place"):
            shutil.rmtree(places.VENV)
    stamp.write()
    base = getattr(sys, "_base_executable", sys.executable)
    with step("Making .venv") as current:
        child.run([base, "-m", "venv", str(places.VENV)], current)


def pip(*arguments: str) -> list[str]:
    return [str(places.python()), "-m", "pip", "install", "--progress-bar", "off", *arguments]


def install_packages() -> None:
    """Install what both locks name, save llama.cpp, which is built apart."""
    both = [*lock.read_file(places.LOCK), *lock.read_file(places.BUILD_LOCK)]
    entries = {entry.pin: entry for entry in both if entry.name != llama_wheel.PACKAGE}
    wanted = places.VENV / "wanted.lock"
    wanted.write_text("".join(entry.text for entry in entries.values()), encoding="utf-8")
    with step(f"Installing {len(entries)} packages") as current:
        child.run(pip("--no-deps", "--require-hashes", "-r", str(wanted)), current)


def install_matryoshka() -> None:
    with step("Installing Matryoshka itself") as current:
        child.run(pip("--no-deps", "--no-build-isolation", "--no-index", "-e", str(places.ROOT)), current)


def install_extra(name: str) -> None:
    """Install an extra beside the locked packages, which keep their versions."""
    pins = [entry.pin for entry in lock.read_file(places.LOCK)]
    constraints = places.VENV / "constraints.txt"
    constraints.write_text("\n".join(pins) + "\n", encoding="utf-8")
    with step(f"Installing the extra {name}") as current:
        child.run(pip("-c", str(constraints), *requirements_of(name)), current)
