"""A service as it stands in the dialog that adds one, before anything is made of it."""

from dataclasses import dataclass, field

from matryoshka.chat.service import Continuing, Price, Service, is_address, is_key_name
from matryoshka.errors import AppError
from matryoshka.ui.tongue import tr


@dataclass(frozen=True, slots=True)
class Draft:
    """As it was typed; `secret` is a new key, empty where none was typed."""

    url: str
    model: str
    key: str
    """What the key is called; empty where the service asks for none, or nobody has named it."""
    tier: str
    read: str = ""
    written: str = ""
    """What a million tokens cost."""
    secret: str = field(default="", repr=False)
    images: bool = field(default=False, kw_only=True)
    """Whether its model can see pictures."""
    continues: str = field(default="", kw_only=True)
    """As `Preset` tells it."""

    @property
    def service(self) -> Service:
        """Raises `AppError` for what cannot be one; the model may still be wanting."""
        if not is_address(self.url):
            raise AppError(tr("This is no address of a service."), tr("Write it as https://host/v1."))
        price = _price(self.read, self.written)
        continues = Continuing(self.continues) if self.continues else None
        return Service(self.url.rstrip("/"), self.model, self._key, price, self.images, continues)

    @property
    def _key(self) -> str | None:
        """A key that was typed without a name is called as its host."""
        name = self.key or (key_name(self.url) if self.secret else "")
        if (name or self.secret) and not is_key_name(name):
            raise AppError(tr("A key cannot be called so."), tr("Use letters, digits, dots and dashes."))
        return name or None

    @property
    def whole(self) -> Service:
        """The same, with a model. Raises `AppError` where there is none, or the tier has no name."""
        service = self.service
        if not service.model:
            raise AppError(
                tr("Which model is to be asked?"), tr("“List models” asks the service which it has.")
            )
        if not self.tier:
            raise AppError(tr("The tier needs a name."), tr("Such as “Remote”."))
        return service


def key_name(url: str) -> str:
    """What a key for that address could be called: the host without what all hosts have, a number whole."""
    host = Service(url, "").host.partition(":")[0]
    parts = [part for part in host.split(".") if part not in ("api", "www")]
    name = parts[0] if parts and not parts[0].isdigit() else host
    return name if is_key_name(name) else ""


def _price(read: str, written: str) -> Price | None:
    """None where neither is known. Raises `AppError` for what is no price."""
    if not read and not written:
        return None
    try:
        price = Price(float(read.replace(",", ".")), float(written.replace(",", ".")))
    except ValueError:
        price = Price(-1, -1)
    if not all(0 <= each <= _DEAREST for each in (price.read, price.written)):
        remedy = tr("Write what a million tokens cost, both read and written, or leave both out.")
        raise AppError(tr("This is no price."), remedy)
    return price


_DEAREST = 1_000_000
"""As a ladder file takes it."""
