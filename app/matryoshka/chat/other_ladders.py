"""Other ladders than the usual one, by which single conversations can be answered: files of one folder."""

from pathlib import Path

from matryoshka.chat.ladder import Ladder
from matryoshka.chat.ladder_file import parse_ladder, read_ladder
from matryoshka.chat.named_file import read_named
from matryoshka.chat.preset import FileName
from matryoshka.errors import AppError, UsageFault
from matryoshka.saying import say
from matryoshka.whole_file import write_whole

_ENDING = ".toml"


class OtherLadders:
    """Each file of the folder is a ladder, called as the file is without its ending."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> tuple[str, ...]:
        """In the order of letters; none where the folder cannot be read."""
        names = (path.stem for path in self._folder.glob(f"*{_ENDING}") if path.is_file())
        return tuple(sorted((name for name in names if name in FileName()), key=str.casefold))

    def read(self, name: str) -> Ladder:
        """Raises `UsageFault` where there is none of that name, or its file cannot be used."""
        if name not in self.names():
            raise UsageFault(
                say("There is no ladder “{name}”.", name=name),
                say("Put its file into {folder}.", folder=self._folder),
            )
        return read_ladder(self.file(name))

    def file(self, name: str) -> Path:
        """Where the ladder of that name is looked for."""
        return self._folder / f"{name}{_ENDING}"

    def take_in(self, file: Path) -> str:
        """Copy a ladder file here, in place of one of its name; its name. Raises `AppError`."""
        if file.stem not in FileName():
            raise UsageFault(
                say("A ladder cannot be called “{stem}”.", stem=file.stem),
                say("A name is {filename}.", filename=FileName()),
            )
        text = read_named(file, "ladder", "TOML")
        target = self.file(file.stem)
        if parse_ladder(text, file) != parse_ladder(text, target):
            fault = say("{file} names models by where they lie from its own folder.", file=file.name)
            raise UsageFault(fault, say("Write whole paths in it."))
        try:
            write_whole(target, text.encode())
        except OSError as error:
            fault = say("The ladder could not be taken in: {strerror}.", strerror=error.strerror)
            raise AppError(
                fault, say("Check the disk and the folder {folder}.", folder=self._folder)
            ) from error
        return file.stem
