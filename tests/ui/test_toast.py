"""A toast leaves the end of a conversation in sight, and keeps out of the way of another one."""

from PySide6.QtCore import QRect

from support.reading import Reader
from support.reciters import SUM
from support.shell import Shell

DELETED = "Deleted, with what followed. Daily backups hold it for up to a week."


def end(shell: Shell) -> QRect:
    """Where the last line of the last answer stands in the view."""
    view = shell.window.view
    last = Reader(view.transcript, shell.bot).sighted[-1]
    place = QRect(0, last.top, view.width(), last.bottom - last.top)
    return place.translated(view.transcript.viewport().mapTo(view, place.topLeft()) - place.topLeft())


def test_neither_toast_covers_the_end_of_an_answer(shell: Shell) -> None:
    shell.window.resize(900, 620)
    for question in ("2+2", SUM, "2+2"):
        shell.ask(question)
    view = shell.window.view
    for toast in (view.toast, view.undo):
        toast.say(DELETED, "Undo", view.notice.hide)

        assert not toast.geometry().intersects(end(shell))
        toast.hide()


def test_a_second_toast_stands_beside_the_first_where_there_is_room(shell: Shell) -> None:
    shell.window.resize(1180, 620)
    view = shell.window.view
    view.undo.say(DELETED, "Undo", view.notice.hide)
    view.toast.say("Copied")

    assert view.toast.geometry().bottom() == view.undo.geometry().bottom()
    assert not view.toast.geometry().intersects(view.undo.geometry())


def test_a_toast_that_is_wider_than_the_window_takes_more_lines(shell: Shell) -> None:
    shell.window.resize(480, 620)
    view = shell.window.view
    view.undo.say(DELETED * 2, "Undo", view.notice.hide)
    view.toast.say("Copied")

    assert view.rect().contains(view.undo.geometry())
    assert not view.toast.geometry().intersects(view.undo.geometry())
