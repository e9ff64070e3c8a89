"""What a question becomes on screen, with the files that went with it."""

from pathlib import PurePath

from matryoshka.chat.conversation import Attachment, Image, Turn
from matryoshka.ui.transcript.rows import Place, Question
from matryoshka.ui.wishes import SaveFile


def question(turn: Turn) -> Question:
    files = tuple(part.name for part in turn.files)
    saves = tuple(map(save_of, turn.files))
    pictures = tuple(part.data for part in turn.files if isinstance(part, Image) and part.data)
    return Question(Place(f"{turn.id}/question", turn.id, 32), turn.text, files, saves, pictures)


def save_of(part: Attachment) -> SaveFile | None:
    """The wish for a copy of it, where its file is kept."""
    return SaveFile(_own_name(part), part.path) if part.path else None


def _own_name(part: Attachment) -> str:
    """Without which part of it was read."""
    end = PurePath(part.path).suffix
    stem, found, _ = part.name.partition(f"{end} (")
    return stem + end if found else part.name
