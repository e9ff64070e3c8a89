"""The hub as commands ask it."""

from typing import TYPE_CHECKING

from matryoshka import build
from matryoshka.errors import AppError
from matryoshka.paths import Paths
from matryoshka.show import say

if TYPE_CHECKING:
    from matryoshka.models.hub.api import Hub


def hub_of(paths: Paths) -> "Hub":
    """A keyring that does not give the token away is told, and the hub is asked without."""
    return build.hub(paths, build.keychain(paths), _tell)


def _tell(fault: AppError) -> None:
    say(f"{fault.title} {fault.remedy}")
