"""Steps that the world can make fail."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance

from matryoshka.errors import AppError


def told(step: Callable[[], None], troubled: SignalInstance) -> bool:
    """Whether `step` went well; a fault is told by `troubled(AppError)`."""
    try:
        step()
    except AppError as fault:
        troubled.emit(fault)
        return False
    return True
