"""The Hugging Face cache on this disk: where its files lie, so that other programs share what was fetched.

Its layout: https://huggingface.co/docs/huggingface_hub/guides/manage-cache
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from matryoshka.errors import AppError
from matryoshka.models.download.writing import writing
from matryoshka.models.remote import RemoteFile
from matryoshka.saying import say
from matryoshka.whole_file import write_whole

_NAME = re.compile(r'[^\x00-\x1f<>:"/\\|?*]+')
_SUM = re.compile(r"[0-9a-f]{40,64}")


@dataclass(frozen=True, slots=True)
class HubCache:
    """`folder` holds one folder for each repository; it need not exist yet.

    What the hub names in a way that no file can safely be called raises `AppError`; so does a disk that
    takes nothing, and one that is full raises `Halt`.
    """

    folder: Path

    def pointer(self, file: RemoteFile) -> Path:
        """Where programs open the file: by its own name, in the snapshot of its commit."""
        parts = [_checked(_NAME, part) for part in file.path.split("/")]
        return self.repository(file.repo) / "snapshots" / _checked(_SUM, file.revision) / Path(*parts)

    def blob(self, file: RemoteFile) -> Path:
        """Where its content lies, whatever names and commits share it."""
        return self.repository(file.repo) / "blobs" / _checked(_SUM, file.etag)

    def part(self, file: RemoteFile) -> Path:
        """Where its content grows; other programs know by the ending that it is not whole."""
        return self.blob(file).with_name(f"{file.etag}.incomplete")

    def lock(self, file: RemoteFile) -> Path:
        """What whoever fetches the content holds, other programs too."""
        return self.folder / ".locks" / self.repository(file.repo).name / f"{_checked(_SUM, file.etag)}.lock"

    def repository(self, repo: str) -> Path:
        names = [_checked(_NAME, name) for name in repo.split("/")]
        return self.folder / "--".join(["models", *names])

    def holds(self, file: RemoteFile) -> bool:
        """Whether the file can be opened here, in its full size."""
        return _size(self.pointer(file)) == file.size

    def link(self, file: RemoteFile) -> bool:
        """Name a content that is here already; False where it is not, or not in its full size."""
        if self.holds(file):
            return True
        if _size(self.blob(file)) != file.size:
            return False
        with writing(self.pointer(file)):
            _point(self.pointer(file), self.blob(file))
        return True

    def keep(self, file: RemoteFile) -> None:
        """A part that is whole becomes the content; one that stood there stands until then."""
        with writing(self.pointer(file)):
            self.part(file).replace(self.blob(file))
            _point(self.pointer(file), self.blob(file))

    def here(self, file: RemoteFile) -> int:
        """How many bytes of the file are on the disk, in parts too."""
        if self.holds(file) or _size(self.blob(file)) == file.size:
            return file.size
        return min(_size(self.part(file)) or 0, file.size)

    def discard(self, file: RemoteFile) -> None:
        """Delete its part, if there is one."""
        with writing(self.part(file)):
            self.part(file).unlink(missing_ok=True)

    def refer(self, repo: str, branch: str, commit: str) -> None:
        """Note that `branch` stood at `commit`, so that it is found without the hub."""
        place = self.repository(repo) / "refs" / _checked(_NAME, branch)
        with writing(place):
            write_whole(place, commit.encode("ascii"))


def _point(pointer: Path, blob: Path) -> None:
    """A link that stays right when the cache is moved; where the system allows none, the content itself."""
    pointer.parent.mkdir(parents=True, exist_ok=True)
    draft = pointer.with_name(f"{pointer.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        draft.symlink_to(os.path.relpath(blob, pointer.parent))
    except OSError:
        blob.replace(pointer)
    else:
        draft.replace(pointer)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _checked(form: re.Pattern[str], name: str) -> str:
    if not form.fullmatch(name) or not name.strip("."):
        raise _strange(name)
    return name


def _strange(name: str) -> AppError:
    title = say("The hub names something here “{name}”, and no file can safely be called so.", name=name[:80])
    return AppError(title, say("Choose another model."))
