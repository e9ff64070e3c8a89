"""What a hub means when it does not hand out what it was asked for: each answer its own message."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from matryoshka.errors import AppError

TOKEN = "matryoshka models token"  # noqa: S105 - the command that stores one
_FORBIDDEN, _TOO_MANY, _SERVER = 403, 429, 500


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer of the hub with a status of 400 or more; the names of `headers` are in lower case.

    `what` was asked for, as a person names it, and `page` is where the hub shows it to people.
    """

    status: int
    headers: Mapping[str, str]
    what: str
    page: str

    @property
    def passing(self) -> bool:
        """Whether the same request may be answered a little later."""
        return self.status == _TOO_MANY or self.status >= _SERVER

    @property
    def fault(self) -> AppError:
        if self.headers.get("x-error-code") == "GatedRepo":
            return self._gated()
        match self.status:
            case 401:
                return self._unauthorized()
            case 403:
                return AppError(
                    f"The hub does not let you read {self.what}.{self._words}", f"See {self.page}"
                )
            case 404 | 410:
                remedy = f"It may have been renamed or taken away: look on {self.page}"
                return AppError(f"The hub has no {self.what}.", remedy)
            case 416:
                remedy = "Look it up again, and fetch what is there now."
                return AppError(f"{self.what} was replaced on the hub by a shorter file.", remedy)
            case 429:
                return AppError("The hub has had too many requests from here.", self._later())
            case status if status >= _SERVER:
                return AppError(f"The hub has a fault of its own (status {status}).", "Try again later.")
            case status:
                title = f"The hub answers {self.what} with status {status}.{self._words}"
                return AppError(title, f"See {self.page}")

    @property
    def wait(self) -> float | None:
        """Seconds that the hub asks to wait; None where it does not say."""
        return _seconds(self.headers.get("retry-after", ""))

    @property
    def _words(self) -> str:
        words = " ".join(self.headers.get("x-error-message", "").split())[:200]
        return f" It says: {words}" if words else ""

    def _gated(self) -> AppError:
        if self.status == _FORBIDDEN:
            title = f"Your token may not read {self.what} yet."
            return AppError(title, f"Agree to its terms on {self.page}; its owner may have to say yes.")
        title = f"{self.what} is given only to people who have agreed to its terms."
        return AppError(title, f"Agree on {self.page}, then store your token of the hub: {TOKEN}")

    def _unauthorized(self) -> AppError:
        if "credentials" in self.headers.get("x-error-message", "").lower():
            return AppError("The hub does not know your token.", f"Store one that is valid: {TOKEN}")
        title = f"The hub shows no {self.what} to strangers: it is private, or not there."
        return AppError(title, f"Look on {self.page}; if it is yours, store your token: {TOKEN}")

    def _later(self) -> str:
        return f"Try again in {self.wait:.0f} seconds." if self.wait else "Try again in a few minutes."


def _seconds(text: str) -> float | None:
    """Of a Retry-After, which is a number of seconds or a date (RFC 9110, 10.2.3)."""
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
