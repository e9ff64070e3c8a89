"""Asks llama.cpp, in a process of its own, how much memory a model would take beside its weights."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from matryoshka.engines.probe_frames import Rehearse, Rehearsed
from matryoshka.engines.prober import Prober
from matryoshka.errors import AppError
from matryoshka.models.gguf import read_header
from matryoshka.models.measured import Load, Sizes
from matryoshka.models.source import Source


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


@contextmanager
def headers_only(parts: Sequence[Source]) -> Iterator[Path]:
    """Where files of the same headers and sizes lie meanwhile, whose weights are holes; the first of them.

    Raises OSError where no disk takes them.
    """
    with TemporaryDirectory(prefix="matryoshka-") as folder:
        paths = [_with_hole(part, Path(folder)) for part in parts]
        yield paths[0]


def _with_hole(part: Source, folder: Path) -> Path:
    path = folder / Path(part.name).name
    with path.open("wb") as file:
        file.write(part.read(0, read_header(part).data_offset))
        file.truncate(part.size)
    return path
