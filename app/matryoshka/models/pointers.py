"""Links in the Hugging Face cache: who points to a content, and what is left when a link has gone.

Its layout: https://huggingface.co/docs/huggingface_hub/guides/manage-cache
"""

import shutil
from contextlib import suppress
from pathlib import Path

_REPOSITORY = "models--"
_SNAPSHOTS, _CONTENTS, _NAMES = "snapshots", "blobs", "refs"


def pointers_to(content: Path) -> set[Path]:
    """All links in the snapshots of the content's repository that lead to it."""
    snapshots = content.parent.parent / _SNAPSHOTS
    return {link for link in snapshots.rglob("*") if link.is_symlink() and link.resolve() == content}


def tidy(gone: Path) -> None:
    """Remove folders that are empty without this file, and of a cached repository what then names nothing."""
    repository = next((folder for folder in gone.parents if folder.name.startswith(_REPOSITORY)), None)
    if repository is None:
        _emptied(gone.parent)
        return
    for folder in gone.relative_to(repository).parents:
        _emptied(repository / folder)
    _forget_names(repository)


def _forget_names(repository: Path) -> None:
    snapshots = repository / _SNAPSHOTS
    for name in (repository / _NAMES).rglob("*"):
        if name.is_file() and not (snapshots / name.read_text(encoding="utf-8", errors="replace")).exists():
            name.unlink()
    if not snapshots.exists() and not (repository / _CONTENTS).exists():
        shutil.rmtree(repository, ignore_errors=True)


def _emptied(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
