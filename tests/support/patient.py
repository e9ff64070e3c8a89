"""A hand that waits for what must come as long as the slowest computer needs for it."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

_PATIENCE = 60_000


class PatientBot(QtBot):
    """A test fails by what it sees; how soon that was to be seen, the benchmarks measure."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE) -> None:  # noqa: N802 - as Qt names it
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = _PATIENCE, **wishes: Any) -> Any:  # noqa: N802 - as Qt names it
        return super().waitSignal(signal, timeout=timeout, **wishes)
