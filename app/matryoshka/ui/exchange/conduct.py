"""What leads to what when chats go out and come in, and when everything is kept or brought back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from matryoshka.backup.daily import backups, daily, day_of
from matryoshka.errors import AppError
from matryoshka.exchange.importing import Report
from matryoshka.exchange.report_words import told
from matryoshka.paths import Paths
from matryoshka.ui.amounts import amount
from matryoshka.ui.dates import day_and_month
from matryoshka.ui.desk import Desk
from matryoshka.ui.exchange import work
from matryoshka.ui.models.errands import Errands
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window

SOON, HOURLY = 20_000, 3_600_000
"""Milliseconds until it is first seen to that today has a backup, and between two looks."""
_OFTEN = 50
"""Chats between two words on how an import goes."""
_EXPORT, _IMPORT, _BACK_UP, _RESTORE, _DAILY = "export", "import", "back up", "restore", "daily"


class ExchangeConduct(QObject):
    """Files are told to it; who asks for them is the menu."""

    def __init__(self, window: Window, desk: Desk, paths: Paths) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._paths = paths
        self._errands = Errands()
        self._errands.troubled.connect(self._tell_fault)
        self._clock = QTimer(self, interval=SOON)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    @Slot()
    def close(self) -> None:
        """No thread is left."""
        self._clock.stop()
        self._errands.close()

    def export(self, chat: str, file: Path) -> None:
        """Write the chat with this id into the file."""
        self._errands.run(_EXPORT, partial(work.exported, self._paths, chat, file), self._tell_written)

    def bring_in(self, file: Path) -> None:
        """Take in all chats of the file."""
        if self._errands.running(_IMPORT):
            self._window.toast.say(tr("Still importing."))
            return
        reports: list[Report] = [Report()]
        self._window.toast.say(tr("Importing…"))
        self._errands.run(
            _IMPORT,
            partial(work.imported, self._paths, file),
            partial(self._hear, reports),
            lambda: self._tell_report(reports[-1]),
        )

    def back_up(self, file: Path) -> None:
        """Write everything into the file."""
        self._errands.run(_BACK_UP, partial(work.backed_up, self._paths, file), self._tell_written)

    def restore(self, file: Path) -> None:
        """Have what the backup holds instead of what is here; not while an answer is written."""
        if self._desk.busy or self._desk.busy_elsewhere:
            self._window.toast.say(tr("An answer is being written. Restore when it is there."))
            return
        self._window.toast.say(tr("Restoring…"))
        self._window.setEnabled(False)  # what was asked meanwhile would be replaced too
        self._errands.run(_RESTORE, partial(work.restored, self._paths, file), self._tell_restored)

    def tell_damage(self, note: AppError) -> None:
        """The chats were damaged: offer the newest backup, if there is one."""
        newest = next(iter(backups(self._paths)), None)
        if newest is None:
            self._window.notice.say(note)
            return
        day = day_of(newest)
        action = tr("Restore those of {day}", day=day_and_month(day))
        self._window.notice.say(note, action=action, act=partial(self._take_way_back, newest))

    def _take_way_back(self, backup: Path) -> None:
        self._window.notice.hide()
        self.restore(backup)

    @Slot()
    def look(self) -> None:
        """Make today's backup, unless it is there."""
        self._clock.setInterval(HOURLY)
        self._errands.run(_DAILY, partial(daily, self._paths), lambda _made: None)

    def _hear(self, reports: list[Report], report: Report) -> None:
        reports.append(report)
        if report.chats % _OFTEN == 0:
            self._window.toast.say(tr("Importing… %n chat(s) so far.", report.chats))

    def _tell_report(self, report: Report) -> None:
        self._window.toast.hide()
        first, *others = map(tr, told(report))
        self._window.notice.say(AppError(first, " ".join(others)))
        self._desk.look_again()

    def _tell_written(self, file: Path) -> None:
        self._window.toast.say(
            tr("Written to {file}: {size}.", file=file.name, size=amount(file.stat().st_size))
        )

    def _tell_restored(self, before: Path | None) -> None:
        """What is shown may be no more; settings and ladder are read when the program starts."""
        self._window.setEnabled(True)
        self._desk.begin()
        self._desk.look_again()
        words = tr("Restored. Start Matryoshka again for its settings and ladder.")
        if before:
            self._window.toast.offer_undo(words, partial(self.restore, before))
        else:
            self._window.toast.say(words)

    @Slot(object)
    def _tell_fault(self, fault: AppError) -> None:
        """What an import had until then is there."""
        if not self._errands.running(_RESTORE):
            self._window.setEnabled(True)
        self._window.notice.say(fault)
        self._desk.look_again()
