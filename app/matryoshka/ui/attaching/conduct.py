"""What leads to what where files go with questions: how they come, are cut, shown, weighed and sent."""

from functools import partial
from itertools import count

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from matryoshka.chat.conversation import Part, Text
from matryoshka.chat.ladder import Ladder
from matryoshka.ui import commands
from matryoshka.ui.attaching.attached import Attached
from matryoshka.ui.attaching.choose_dialog import ChooseDialog
from matryoshka.ui.attaching.dropping import Dropping
from matryoshka.ui.attaching.metering import Draft, Metering, Weighed
from matryoshka.ui.attaching.tray import Tray
from matryoshka.ui.conduct import Conduct
from matryoshka.ui.file_dialogs import ask_files, ask_to_save
from matryoshka.ui.needs import Weighs
from matryoshka.ui.tongue import tr
from matryoshka.ui.window import Window
from matryoshka.ui.wishes import SaveFile


class AttachConduct(QObject):
    """Connects the composer, the tray and the meter while the window lives."""

    def __init__(self, window: Window, conduct: Conduct, tray: Tray, weigher: Weighs) -> None:
        super().__init__(window)
        self._window, self._desk, self._tray = window, conduct.desk, tray
        self._composer = window.view.composer
        self._pasted = count(1)
        self._metering = Metering(weigher, self._draft)
        self._dropping = Dropping(window.view, tray.add, self._composer.invite)
        self._follow_composer()
        self._follow_desk(conduct)
        self._metering.weighed.connect(self._show_fill)
        tray.troubled.connect(conduct.say_fault)
        tray.changed.connect(self._show_files)
        tray.too_long.connect(self._cut)
        window.closed.connect(self._close)
        commands.ATTACH.action(window).triggered.connect(self._choose)
        self._open()

    def _follow_composer(self) -> None:
        composer = self._composer
        composer.plus.clicked.connect(self._choose)
        composer.offered.connect(self._tray.add)
        composer.pictured.connect(self._take_picture)
        composer.chips.removed.connect(self._tray.remove)
        composer.typed.connect(self._metering.look)
        composer.picker.chosen.connect(self._metering.look)

    def _follow_desk(self, conduct: Conduct) -> None:
        self._desk.opened.connect(self._open)
        self._desk.busy_changed.connect(self._metering.look)
        conduct.ladder_changed.connect(self._change_ladder)
        conduct.file_wished.connect(self._save)

    @Slot()
    def _open(self) -> None:
        """What was attached in one conversation waits there."""
        self._tray.show(self._desk.shown.id)

    @Slot()
    def _change_ladder(self) -> None:
        self._tray.set_ladder(self._desk.ladder)
        self._metering.look()

    @Slot()
    def _choose(self) -> None:
        ask_files(self._window, tr("Attach files"), self._tray.add)

    @Slot(object)
    def _save(self, wish: SaveFile) -> None:
        ask_to_save(self._window, wish.name, partial(self._tray.save, wish.path))

    @Slot(object)
    def _take_picture(self, picture: QImage) -> None:
        file = self._tray.folder / tr("Pasted picture {number}.png", number=next(self._pasted))
        picture.save(str(file))
        self._tray.add([file])

    @Slot()
    def _show_files(self) -> None:
        self._composer.show_files(self._tray.files, self._tray.reading)
        self._metering.look()

    @Slot(object, str)
    def _cut(self, attached: Attached, conversation: str) -> None:
        dialog = ChooseDialog(attached, self._window)
        dialog.chosen.connect(lambda cut: self._tray.put(cut, conversation))
        dialog.finished.connect(self._composer.setFocus)
        dialog.open()

    def _draft(self) -> Draft | None:
        """Nothing is weighed in a conversation in which nobody has typed or asked anything."""
        typed, shown = self._composer.text, self._desk.shown
        parts: list[Part] = [each.part() for each in self._tray.files]
        if not (typed or parts or shown.turns):
            return None
        return Draft(*self._asked, shown.thread, (*parts, Text(typed)), shown.preset.system)

    @property
    def _asked(self) -> tuple[Ladder, str]:
        """Who can be asked in the conversation that is shown, and who is asked first."""
        ladder, start = self._desk.ladder, self._composer.picker.tier
        if not (self._desk.shown.locked and ladder.local):
            return ladder, start
        names = [tier.name for tier in ladder.local]
        return Ladder(ladder.local), start if start in names else names[-1]

    @Slot(object)
    def _show_fill(self, weighed: Weighed | None) -> None:
        self._composer.meter.show_weighed(weighed)

    @Slot()
    def _close(self) -> None:
        self._metering.close()
        self._tray.close()
