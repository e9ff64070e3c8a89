"""Where a link leads, judged before anybody opens it."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QUrl, QUrlQuery

from matryoshka.ui.tongue import tr

_WEB, _MAIL = ("http", "https"), "mailto"
_LONGEST = 8_000
_SHOWN = 300
"""Characters that are shown of an address."""
_OF_MAIL = {"to", "cc", "bcc", "subject", "body"}
"""What a link may fill in of a mail: others could attach files."""
_ASCII = QUrl.ComponentFormattingOption.FullyEncoded


@dataclass(frozen=True, slots=True)
class Link:
    """`address` is in ASCII, as it would be opened; `fault` says why it will not be, else it is empty."""

    address: str
    site: str = ""
    """The host with its port, or who gets the mail."""
    mail: bool = False
    remarks: tuple[str, ...] = ()
    fault: str = ""

    @property
    def shown(self) -> str:
        """The address, its end left out where it is long."""
        if len(self.address) <= _SHOWN:
            return self.address
        return tr("{beginning}… (%n character(s))", len(self.address), beginning=self.address[:_SHOWN])


def link(target: str) -> Link:
    """What there is to know of `target`, whoever wrote it."""
    if len(target) > _LONGEST:
        return Link(target, fault=tr("Its address is too long."))
    url = QUrl(target)
    address, scheme = url.toString(_ASCII), url.scheme().lower()
    if not scheme:
        return Link(address or target, fault=tr("It names no page, only a place beside one."))
    if scheme == _MAIL:
        return _mail(url, address)
    if scheme not in _WEB:
        fault = tr(
            "Only web pages and mail are opened from a chat, and this begins with “{scheme}:”.", scheme=scheme
        )
        return Link(address or target, fault=fault)
    if not url.isValid() or not url.host():
        return Link(address or target, fault=tr("Its address makes no sense."))
    return Link(address, _site(url), remarks=tuple(_remarks(url)))


def _mail(url: QUrl, address: str) -> Link:
    names = {name.lower() for name, _ in QUrlQuery(url).queryItems()}
    if strange := sorted(names - _OF_MAIL):
        return Link(
            address, fault=tr("It would do more to a mail than write it: “{strange}”.", strange=strange[0])
        )
    return Link(address, url.path(_ASCII) or address, mail=True)


def _site(url: QUrl) -> str:
    port = f":{url.port()}" if url.port() != -1 else ""
    return url.host(_ASCII) + port


def _remarks(url: QUrl) -> Iterator[str]:
    host = url.host(_ASCII)
    if "xn--" in host:
        yield tr(
            "“{host}” has letters beyond a to z, so its name is shown as it is sent.",
            host=_written(host),
        )
    if url.userInfo():
        yield tr("What stands before the @ is no part of the site's name.")
    if url.scheme().lower() == "http":
        yield tr("The page is not encrypted on its way.")


def _written(host: str) -> str:
    """A host as people write it; as it is sent where that cannot be told."""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
