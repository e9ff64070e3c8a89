"""What the page “What leaves” needs from whoever composes the window: the list, the keys, the services."""

from collections.abc import Sequence
from typing import Protocol

from matryoshka.border import Request
from matryoshka.chat.cost import Cost
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.service import Offer, Service


class Preset(Protocol):
    """A service that many people use, or a server of one's own.

    `key_page` is where keys for it are made, empty where it needs none; `start` is how one's own is started;
    `continues` is how it goes on with an answer that was cut, as a `Continuing`, empty where it does not.
    """

    @property
    def name(self) -> str: ...

    @property
    def url(self) -> str: ...

    @property
    def key_page(self) -> str: ...

    @property
    def start(self) -> str: ...

    @property
    def continues(self) -> str: ...


class Network(Protocol):
    """What left this computer, and what may. Whatever fails raises AppError; keyrings may take their time."""

    def requests(self) -> tuple[Request, ...]:
        """All that were ever made, in their order."""
        ...

    def cost(self, ladder: Ladder) -> Cost:
        """Of this calendar month, and what it would have been at the top of this ladder."""
        ...

    def presets(self) -> Sequence[Preset]: ...

    def key_names(self) -> tuple[str, ...]: ...

    def keep_key(self, name: str, key: str) -> None:
        """Raises AppError where it is kept until this program ends, and no longer."""
        ...

    def remove_key(self, name: str) -> None: ...

    def models(self, service: Service, stop: Stop) -> Sequence[Offer]:
        """What the service has, whatever its model; it is asked."""
        ...

    def test(self, service: Service, stop: Stop) -> str:
        """Asks the model for a word; the answer says in words how that went."""
        ...
