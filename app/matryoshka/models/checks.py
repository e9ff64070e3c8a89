"""What is looked at before a file is offered as a model: its header, and whether it ends too early."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from matryoshka.models import refusal
from matryoshka.models.architectures import ARCHITECTURES, FILLED, Use
from matryoshka.models.gguf import Header, read_header
from matryoshka.models.refusal import Damaged, Unfinished, shown
from matryoshka.models.source import FileSource, Source
from matryoshka.models.splits import check_joined, joined, part_names

_TEMPLATE = "tokenizer.chat_template"


def check(path: Path) -> Header:
    """The header of a model that can chat here, with the tensors of all its parts. Raises `AppError`."""
    first = _read(FileSource(path))
    names = part_names(path.name, first.header)
    for name in names:
        if not path.with_name(name).exists():
            raise refusal.missing_part(path.name, len(names), name)
    return _checked([first, *(_read(FileSource(path.with_name(name))) for name in names[1:])])


def check_sources(parts: Sequence[Source]) -> Header:
    """The same of a model whose parts, in their order, lie anywhere."""
    return _checked([_read(part) for part in parts])


@dataclass(frozen=True, slots=True)
class _Part:
    source: Source
    header: Header


def _read(source: Source) -> _Part:
    return _Part(source, read_header(source))


def _checked(parts: Sequence[_Part]) -> Header:
    name, headers = parts[0].source.name, [part.header for part in parts]
    check_kind(name, headers[0])
    for part in parts:
        _check_tensors(part.source, part.header)
    if len(headers) > 1:
        check_joined(name, headers)
    if not (whole := joined(headers)).tensors:
        raise refusal.no_weights(name)
    return whole


def check_kind(name: str, header: Header) -> None:
    """Raises `AppError` unless this is a kind of model that can chat with this version."""
    if header.metadata.get("general.type") == "adapter" or header.architecture == "controlvector":
        raise refusal.adapter(name)
    if not header.architecture:
        raise refusal.no_weights(name)
    if (use := ARCHITECTURES.get(header.architecture)) is None:
        raise refusal.unknown_kind(name, header.architecture)
    _check_use(name, header, use)


def _check_use(name: str, header: Header, use: Use) -> None:
    match use:
        case Use.CHATS:
            _check_chat(name, header)
        case Use.EMBEDS:
            raise refusal.no_words(name)
        case Use.SENSES:
            raise refusal.senses(name)
        case Use.SOUNDS:
            raise refusal.sounds(name)
        case Use.DRAFTS:
            raise refusal.drafts(name)
        case Use.OTHERWISE:
            raise refusal.unknown_kind(name, header.architecture)
        case _:
            assert_never(use)


def _check_chat(name: str, header: Header) -> None:
    if header.of_model("pooling_type"):
        raise refusal.no_words(name)
    if _TEMPLATE not in header.metadata:
        raise refusal.no_template(name)
    _check_heads(name, header)


def _check_heads(name: str, header: Header) -> None:
    width, heads = (header.of_model(key) for key in ("embedding_length", "attention.head_count"))
    if header.architecture in FILLED and isinstance(width, int) and isinstance(heads, int) and heads:
        size = header.of_model("attention.key_length") or width // heads
        if not isinstance(size, int) or heads * size != width:
            raise Damaged(name, f"its {heads} heads do not share out what they must")


def _check_tensors(source: Source, header: Header) -> None:
    """As llama.cpp wants them: one right behind the other, and all of them here."""
    end = 0
    for tensor in header.tensors:
        if tensor.offset != end:
            raise Damaged(source.name, f"“{shown(tensor.name)}” does not lie where it should")
        end += header.padded(tensor.bytes)
    if header.file_size > source.size:
        raise Unfinished(source.name, source.size, header.file_size)
