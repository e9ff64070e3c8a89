"""Asks the hub whether what was suggested from the catalogue is still there, and how big it is."""

from collections.abc import Callable
from dataclasses import replace

from matryoshka.errors import AppError
from matryoshka.models.remote import RemoteModel
from matryoshka.models.suggestion import Suggestion, ToFetch


def refreshed(
    suggestion: Suggestion, model: Callable[[str], RemoteModel]
) -> tuple[Suggestion, tuple[AppError, ...]]:
    """The same with the sizes that the hub tells, and what hindered it from telling the others.

    `model` gives what the hub has at an `owner/repo/file.gguf`, and raises `AppError`.
    """
    tiers, faults = list(suggestion.tiers), dict[str, AppError]()
    for index, tier in enumerate(tiers):
        if isinstance(tier, ToFetch):
            try:
                tiers[index] = _told(tier, model(tier.option.source))
            except AppError as fault:
                faults[fault.title] = fault
    return replace(suggestion, tiers=tuple(tiers)), tuple(faults.values())


def _told(tier: ToFetch, remote: RemoteModel) -> ToFetch:
    file = replace(tier.option.file, bytes=remote.bytes, exact=True)
    return replace(tier, option=replace(tier.option, file=file))
