"""The conversations at hand: who answers in each, and in which of them something is still to be done."""

from PySide6.QtCore import QObject, Signal, Slot

from matryoshka.chat.conversation import Conversation
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.notebook import Keeps
from matryoshka.ui.company import Company
from matryoshka.ui.needs import Tiers
from matryoshka.ui.session import ChatSession
from matryoshka.ui.told import told


class Sessions(QObject):
    """The one that is `shown`, a `blank` one, and those with something still to be done, or to be asked.

    `heard(Event)` and `troubled(AppError)` of all; `tidied` when one has ended, `settled` when all is saved
    that could not be.
    """

    heard = Signal(object)
    troubled = Signal(object)
    tidied = Signal()
    settled = Signal()

    def __init__(self, company: Company, store: Keeps) -> None:
        super().__init__()
        self._company = company
        self._store = store
        self._working: dict[str, ChatSession] = {}
        self.blank = self.made(Conversation())
        self.shown = self.blank

    def set_ladder(self, ladder: Ladder, answers: Tiers) -> None:
        """Questions from now on go to these tiers; an answer that is being written goes on as it began."""
        self._company.set_usual(ladder, answers)
        for session in self._all:
            self.give_answers(session)

    def give_answers(self, session: ChatSession) -> None:
        """Who answers in it may have changed."""
        ladder = self._company.ladder_of(session.conversation.preset)
        session.set_ladder(ladder, self._company.of(session.conversation, ladder))

    def made(self, conversation: Conversation) -> ChatSession:
        """A session of its own."""
        ladder = self._company.ladder_of(conversation.preset)
        session = ChatSession(conversation, ladder, self._store, self._company.of(conversation, ladder))
        session.heard.connect(self.heard)
        session.troubled.connect(self.troubled)
        session.settled.connect(self.settle)
        session.ended.connect(self.tidy)
        session.asks_otherwise.connect(self.tidy)
        return session

    def working(self, chat: str) -> ChatSession | None:
        """The session of a conversation in which something is to be done; it goes on when it is not shown."""
        return self._working.get(chat)

    def keep_shown(self) -> None:
        """An answer goes on growing when another conversation is shown."""
        self._working[self.shown.conversation.id] = self.shown
        if self.shown is self.blank:
            self.blank = self.made(Conversation())

    def drop(self, chat: str) -> None:
        """Nothing more is to be done in it."""
        self._working.pop(chat, None)

    def rename(self, chat: str, title: str) -> None:
        for session in self._all:
            if session.conversation.id == chat:
                session.rename(title)

    @Slot()
    def tidy(self) -> None:
        """Only sessions with something still to be done, or to be asked, are kept."""
        self._working = {name: each for name, each in self._working.items() if each.unfinished}
        self.tidied.emit()

    @Slot()
    def settle(self) -> None:
        """What could not be saved may be by now."""
        self.tidy()
        if not self.unsaved:
            self.settled.emit()

    @property
    def busy(self) -> list[Conversation]:
        """Those that are being answered."""
        return [each.conversation for each in self._working.values() if each.busy]

    @property
    def unsaved(self) -> list[ChatSession]:
        """Those of which something may not be on the disk."""
        return [each for each in self._all if each.unsaved]

    def save(self) -> bool:
        """Try again to save what could not be saved; whether all is."""
        saved = [told(session.save, self.troubled) for session in self.unsaved]
        return all(saved)

    def close(self) -> None:
        """No thread is left."""
        for session in tuple(self._working.values()):
            session.close()

    @property
    def _all(self) -> set[ChatSession]:
        return {self.blank, self.shown, *self._working.values()}
