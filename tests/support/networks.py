"""A network by heart: what it lists, which keys it keeps, and how its services answer is chosen."""

from dataclasses import dataclass, field

from matryoshka.border import Request
from matryoshka.chat.cost import Cost
from matryoshka.chat.engine import Stop
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.service import Offer, Service
from matryoshka.errors import AppError


@dataclass(frozen=True, slots=True)
class PresetByHeart:
    name: str = "Cloud"
    url: str = "https://api.cloud.example/v1"
    key_page: str = "https://cloud.example/keys"
    start: str = ""
    continues: str = ""


@dataclass(slots=True)
class NetworkByHeart:
    """`fault` is what asking a service ends with; `unkept` is why the keyring takes no key.

    `unread` is why the list cannot be read.
    """

    listed: tuple[Request, ...] = ()
    costs: Cost = field(default_factory=Cost)
    keys: dict[str, str] = field(default_factory=dict)
    offers: tuple[Offer, ...] = (Offer("big-1"), Offer("small-1"))
    asked: list[Service] = field(default_factory=list)
    fault: AppError | None = None
    unkept: AppError | None = None
    unread: AppError | None = None

    def requests(self) -> tuple[Request, ...]:
        if self.unread:
            raise self.unread
        return self.listed

    def cost(self, ladder: Ladder) -> Cost:
        del ladder
        return self.costs

    def presets(self) -> tuple[PresetByHeart, ...]:
        return (
            PresetByHeart(),
            PresetByHeart("Own server", "http://localhost:8080/v1", "", "serve model.gguf"),
        )

    def key_names(self) -> tuple[str, ...]:
        return tuple(self.keys)

    def keep_key(self, name: str, key: str) -> None:
        self.keys[name] = key
        if self.unkept:
            raise self.unkept

    def remove_key(self, name: str) -> None:
        del self.keys[name]

    def models(self, service: Service, stop: Stop) -> tuple[Offer, ...]:
        del stop
        self._ask(service)
        return self.offers

    def test(self, service: Service, stop: Stop) -> str:
        del stop
        self._ask(service)
        return "answers in 0.2 s"

    def _ask(self, service: Service) -> None:
        self.asked.append(service)
        if self.fault:
            raise self.fault
