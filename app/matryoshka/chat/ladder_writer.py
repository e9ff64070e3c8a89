"""Puts tiers into a person's ladder file and takes them out; all else in it stays as it stands."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.chat.ladder_file import LadderFault, builtin_ladder, parse_ladder, tier_of
from matryoshka.chat.ladder_text import block, count, service_block, with_block, with_number, without_block
from matryoshka.chat.named_file import read_named
from matryoshka.chat.service import Service
from matryoshka.errors import AppError
from matryoshka.saying import say
from matryoshka.whole_file import write_whole

SIZES = ("XS", "S", "M", "L", "XL", "XXL")
"""How tiers are called by and by, smallest first."""
_DIGITS = 8
"""Of a patience, behind the point: near 1 the settings of a dial lie close together."""


class LadderWriter:
    """Of the ladder file at `path`; before the first change of one that is absent it is the built-in ladder.

    All methods raise `UsageFault` for a file that cannot be used, and `AppError` for one that cannot be
    written; it is as it was then.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def ladder(self) -> Ladder:
        return self._parsed(self._text())

    def put(self, model: str | Path, at: int, name: str = "", *, mmproj: Path | None = None) -> Ladder:
        """The ladder with a tier of `model`, a GGUF file or `builtin:xs`, as its number `at`: 0 is smallest.

        It sees through `mmproj`, if there is such a file. Without a `name` it is called by its size where
        such a name is left, else as its file is.
        """
        text = self._text()
        tiers = self._parsed(text).tiers
        of = model if isinstance(model, str) else str(model.absolute())
        called = name or _free_name([tier.name for tier in tiers], at, Path(of).stem)
        eyes = mmproj and mmproj.absolute()
        new = replace(tier_of(of), name=called, mmproj=eyes)
        written = block(called, of, str(eyes or ""))
        return self._keep(with_block(text, at, written), (*tiers[:at], new, *tiers[at:]))

    def put_service(self, name: str, service: Service) -> Ladder:
        """The ladder with a tier of that name at its top, whose model is asked over the network."""
        text = self._text()
        tiers = self._parsed(text).tiers
        new = Tier(name, service, service.model)
        return self._keep(with_block(text, len(tiers), service_block(name, service)), (*tiers, new))

    def take_out(self, name: str) -> Ladder:
        """The ladder without that tier, of which it has more; what a person wrote of it stays as comments."""
        text = self._text()
        tiers = self._parsed(text).tiers
        at = _place_of(name, tiers)
        return self._keep(without_block(text, at), (*tiers[:at], *tiers[at + 1 :]))

    def set_patience(self, name: str, patience: float) -> Ladder:
        """The ladder in which that tier hands up when its doubt exceeds `patience`, 0 to 1."""
        text = self._text()
        tiers = self._parsed(text).tiers
        at, written = _place_of(name, tiers), round(patience, _DIGITS)
        changed = (*tiers[:at], replace(tiers[at], patience=written), *tiers[at + 1 :])
        return self._keep(with_number(text, at, "patience", written), changed)

    def _text(self) -> str:
        if self._path.exists():
            return read_named(self._path, "ladder", "TOML")
        return "\n".join(block(tier.name, tier.label) for tier in builtin_ladder().tiers)

    def _parsed(self, text: str) -> Ladder:
        return parse_ladder(text, self._path)

    def _keep(self, text: str, tiers: tuple[Tier, ...]) -> Ladder:
        """Nothing is written that would not be read as meant."""
        ladder = self._parsed(text) if count(text) == len(tiers) else None
        if ladder is None or ladder.tiers != tiers:
            fault = say(
                "The tiers of {path} are written in a way that cannot be changed from here.", path=self._path
            )
            raise LadderFault(
                fault, say("Write each below a line [[tier]] of its own, or change it by hand.")
            )
        try:
            write_whole(self._path, self._with_own_ends(text).encode())
        except (OSError, UnicodeEncodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "a name in it is no text"
            fault = say("Your ladder could not be saved: {reason}.", reason=reason)
            raise AppError(
                fault, say("Check the disk and the folder {parent}.", parent=self._path.parent)
            ) from error
        return ladder

    def _with_own_ends(self, text: str) -> str:
        """With the ends of lines that the file has."""
        windows = self._path.exists() and b"\r\n" in self._path.read_bytes()
        return text.replace("\n", "\r\n") if windows else text


def _place_of(name: str, tiers: Sequence[Tier]) -> int:
    """Which tier is called so. Raises `LadderFault` where none is."""
    names = [tier.name for tier in tiers]
    if name not in names:
        raise LadderFault(
            say("No tier is called “{name}”.", name=name),
            say("This ladder has {names}.", names=", ".join(names)),
        )
    return names.index(name)


def _free_name(tiers: list[str], at: int, otherwise: str) -> str:
    """A size that stands between its neighbours' sizes; else `otherwise`, counted up until nobody has it."""
    below = max((SIZES.index(each) for each in tiers[:at] if each in SIZES), default=-1)
    above = min((SIZES.index(each) for each in tiers[at:] if each in SIZES), default=len(SIZES))
    for size in SIZES[below + 1 : above]:
        if size not in tiers:
            return size
    counted = (f"{otherwise} {number}" for number in range(2, len(tiers) + 3))
    return next(name for name in (otherwise, *counted) if name not in tiers)
