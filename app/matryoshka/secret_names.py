"""The names of what this program has put into the keyring, which cannot list them; never the secrets."""

from collections.abc import Iterator
from pathlib import Path

from matryoshka.errors import AppError
from matryoshka.whole_file import write_whole


class SecretNames:
    """One name a line. Where nothing can be read there is none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __contains__(self, name: str) -> bool:
        return name in self._read()

    def __iter__(self) -> Iterator[str]:
        """In the order in which they were added."""
        return iter(self._read())

    def add(self, name: str) -> None:
        """Raises AppError when the file cannot be written."""
        self._write(dict.fromkeys([*self._read(), name]))

    def drop(self, name: str) -> None:
        """Raises AppError when the file cannot be written."""
        self._write(dict.fromkeys(each for each in self._read() if each != name))

    def _read(self) -> list[str]:
        try:
            return self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []

    def _write(self, names: dict[str, None]) -> None:
        try:
            write_whole(self._path, "".join(f"{name}\n" for name in names).encode())
        except OSError as error:
            title = f"The name of a secret could not be noted: {error.strerror}."
            raise AppError(title, f"Check the disk and the folder {self._path.parent}.") from error
