"""Asks llama.cpp, in a process of its own, how much memory a model would take beside its weights."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from matryoshka.engines.probe_frames import Rehearse, Rehearsed
from matryoshka.engines.prober import Prober
from matryoshka.errors import AppError
from matryoshka.models.gguf import read_header
from matryoshka.models.measured import Load, Sizes
from matryoshka.models.source import Source
from matryoshka.saying import say


class LlamaRehearsal:
    """As `Rehearsal`, of the model that begins with `path`; behind the headers its files may be holes."""

    def __init__(self, path: Path, prober: Prober) -> None:
        self._path = path
        self._prober = prober

    def rehearse(self, load: Load) -> Sizes | None:
        wish = Rehearse(str(self._path), load.context, load.kv_type, load.layers)
        with suppress(AppError), closing(self._prober.replies(wish)) as replies:
            for reply in replies:
                if isinstance(reply, Rehearsed):
                    return Sizes(0, reply.kv, reply.compute)
        return None


class HeaderRehearsal:
    """As `Rehearsal`, of a model whose `parts` lie anywhere; where no disk takes their headers, of none."""

    def __init__(self, parts: Sequence[Source], prober: Prober) -> None:
        self._parts = parts
        self._prober = prober

    def rehearse(self, load: Load) -> Sizes | None:
        with suppress(AppError), headers_only(self._parts) as path:
            return LlamaRehearsal(path, self._prober).rehearse(load)
        return None


class Kept:
    """A source of which what was read once is not asked for again."""

    def __init__(self, source: Source) -> None:
        self._source, self._beginning = source, bytearray()
        self.name, self.size = source.name, source.size

    def read(self, start: int, length: int) -> bytes:
        if (lacking := start + length - len(self._beginning)) > 0:
            self._beginning += self._source.read(len(self._beginning), lacking)
        return bytes(self._beginning[start : start + length])


@contextmanager
def headers_only(parts: Sequence[Source]) -> Iterator[Path]:
    """Where files of the same headers and sizes lie meanwhile, whose weights are holes; the first of them.

    Raises `AppError` where the headers cannot be read, or no disk takes the files.
    """
    with ExitStack() as until_then:
        with _told():
            folder = until_then.enter_context(TemporaryDirectory(prefix="matryoshka-"))
            paths = [_with_hole(part, Path(folder)) for part in parts]
        yield paths[0]


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        title = say(
            "The header of the model cannot be kept for a moment ({strerror}).", strerror=fault.strerror
        )
        raise AppError(title, say("Make room on the disk of temporary files.")) from fault


def _with_hole(part: Source, folder: Path) -> Path:
    path = folder / PurePath(part.name).name
    with path.open("wb") as file:
        file.write(part.read(0, read_header(part).data_offset))
        file.truncate(part.size)
    return path
