"""What can go wrong with a hub: what was asked for, and the kinds of fault that come of it."""

from dataclasses import dataclass

from matryoshka.errors import AppError
from matryoshka.models.hub.address import host_of
from matryoshka.saying import say


@dataclass(frozen=True, slots=True)
class Place:
    """What was asked for: of a hub, or of one repository of it, or one file of that."""

    endpoint: str
    repo: str = ""
    path: str = ""

    @property
    def host(self) -> str:
        return host_of(self.endpoint)

    @property
    def page(self) -> str:
        """Where people read about it."""
        return f"{self.endpoint}/{self.repo}" if self.repo else self.endpoint

    @property
    def tokens(self) -> str:
        """Where people make tokens."""
        return f"{self.endpoint}/settings/tokens"

    @property
    def name(self) -> str:
        return f"“{self.repo}”" if self.repo else "what it lists"


class HubFault(AppError):
    """A hub refuses, or cannot be reached; asking again at once would change nothing."""


class TryLater(HubFault):
    """It may pass: the hub asks to wait so many `seconds`, or does not say how long."""

    def __init__(self, title: str, remedy: str, seconds: float | None = None) -> None:
        super().__init__(title, remedy)
        self.seconds = seconds


def no_file(place: Place) -> HubFault:
    remedy = f"It may have been renamed or taken away: look at {place.page}/tree/main"
    return HubFault(say("{place} has no model file “{path}”.", place=place.name, path=place.path), remedy)


def not_a_hub(place: Place) -> HubFault:
    """A web page came, or what is none of a hub's answers."""
    title = say("What answers at {endpoint} does not speak as a model hub does.", endpoint=place.endpoint)
    return HubFault(title, say("Open that address in a browser: this network may ask you to sign in first."))


def no_parts(place: Place) -> HubFault:
    return HubFault(
        say("{host} does not hand out parts of files.", host=place.host), say("Use another mirror, or none.")
    )


def offline_by_choice() -> HubFault:
    return HubFault(say("HF_HUB_OFFLINE forbids asking a hub."), say("Unset this variable, and start again."))


def proxy_of_another_kind() -> HubFault:
    title = say("The proxy that is named here cannot be used.")
    return HubFault(title, "Name one that speaks HTTP: HTTPS_PROXY=http://host:port")
