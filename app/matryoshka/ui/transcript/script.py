"""Which rows a turn consists of: the only place that decides what is said, and in which order."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from matryoshka.chat.conversation import Attempt, State, Turn
from matryoshka.chat.events import Reason, Where
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.tree import ALONE, Beside
from matryoshka.ui.asked import Asked
from matryoshka.ui.recognising import retold
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript import branches, words
from matryoshka.ui.transcript.answer import LONG_DRAFT, Writing, beginning, folded, place
from matryoshka.ui.transcript.consent_words import consent, key_of
from matryoshka.ui.transcript.gallery import Gallery
from matryoshka.ui.transcript.questions import question
from matryoshka.ui.transcript.rows import (
    AnyRow,
    Footer,
    Label,
    LeftOut,
    Notice,
    Place,
    Question,
    Remark,
    Thought,
    Tone,
    Waiting,
    Waking,
    Ways,
)
from matryoshka.ui.transcript.scenes import scenes, seam
from matryoshka.ui.wishes import Again, AnswerAnyway, AskBigger, Copy, Retry, Vote
from matryoshka.ui.words import host_of, model_words

_WRITTEN = (State.DONE, State.LENGTH, State.STOPPED, State.INTERRUPTED, State.LOOPING)


class Script:
    """Writes the rows of one turn, again and again as it grows."""

    def __init__(self, ladder: Ladder, votes: Mapping[str, bool], gallery: Gallery) -> None:
        self._ladder, self._gallery = ladder, gallery
        self.votes = votes
        """Whether the person called an answer good, by the ids of attempts."""
        self._writings: dict[tuple[str, Tone], Writing] = {}
        self.opened: set[str] = set()
        """Keys of the rows that the person has opened."""

    def rows(
        self,
        turn: Turn,
        *,
        latest: bool,
        unread: str = "",
        asked: Asked | None = None,
        beside: Beside = ALONE,
    ) -> list[AnyRow]:
        """`latest`: nothing follows the turn and nothing runs, so the ways on are in sight.

        `unread` is what there is to say of the turns above, `asked` what waits for a person's leave,
        `beside` what stands beside the turn.
        """
        rows: list[AnyRow] = [*_line(turn, unread), branches.asked(question(turn), beside)]
        for scene in scenes(turn.run):
            after_seam = not isinstance(rows[-1], Question)
            if len(scene) == 1:
                last = scene[0] is turn.run[-1]
                rows.extend(self._attempt(scene[0], 16 if after_seam else 24))
                rows.extend(self._end(scene[0], can_go_on=latest and last, waits=last and asked is not None))
            if scene[-1].handoff and not _turned_back(turn, scene[-1]):
                rows.append(replace(seam(scene, self.opened), left=self._left(turn, scene[-1])))
        if asked:
            rows.append(consent(turn, asked, opened=key_of(turn) in self.opened))
        return rows if asked else branches.stepped(rows, turn, beside)

    def _attempt(self, attempt: Attempt, above: int) -> Iterator[AnyRow]:
        yield self._label(attempt, above)
        if attempt.left_out:
            said = words.left_out(attempt.left_out, attempt.tier)
            yield LeftOut(place(attempt, "left-out", 8), said)
        if attempt.thinking:
            yield from self._thought(attempt)
        yield from self._body(attempt)

    def _label(self, attempt: Attempt, above: int) -> Label:
        origin = f"{model_words(attempt.model)} · {self._where(attempt)}"
        return Label(
            place(attempt, "label", above),
            attempt.tier,
            tr("rewritten by you") if attempt.edited else origin,
            remote=attempt.where is Where.REMOTE,
            loading=_loading(attempt),
            busy=attempt.state is State.WRITING,
            unsure=attempt.unsure,
        )

    def _where(self, attempt: Attempt) -> str:
        return host_of(self._ladder, attempt.tier) or words.place(attempt.where)

    def _thought(self, attempt: Attempt) -> Iterator[AnyRow]:
        """A fold, with what was thought below it while it is open."""
        live = attempt.state is State.WRITING and not attempt.text
        said = tr("Thinking…") if live else words.thought(attempt)
        head = place(attempt, "thought", 8)
        yield Thought(head, said, attempt.thinking_tokens, head.key in self.opened)
        if head.key in self.opened:
            yield from self._writing(attempt, Tone.THOUGHT).rows(attempt.thinking, ended=not live)

    def _writing(self, attempt: Attempt, tone: Tone) -> Writing:
        key = attempt.id, tone
        if key not in self._writings:
            self._writings[key] = Writing(attempt, tone, self._gallery)
        return self._writings[key]

    def _body(self, attempt: Attempt) -> Iterator[AnyRow]:
        if attempt.text and attempt.state is State.HANDED_OFF:
            yield from self._draft(attempt)
        elif attempt.text:
            ended = attempt.state is not State.WRITING
            yield from folded(
                self._writing(attempt, Tone.ANSWER).rows(attempt.text, ended=ended), self.opened
            )
        elif attempt.handoff and attempt.handoff.reason in (Reason.UNSURE, Reason.TOO_LONG, Reason.LOOPING):
            yield Remark(place(attempt, "wordless", 4), tr("passed it on before writing a word"))
        elif attempt.state is State.WRITING:
            yield from _nothing_yet(attempt)

    def _draft(self, attempt: Attempt) -> Iterator[AnyRow]:
        end = place(attempt, "draft", 4)
        long, opened = len(attempt.text) > LONG_DRAFT, end.key in self.opened
        if long and not opened:
            yield from beginning(attempt)
        else:
            yield from self._writing(attempt, Tone.DRAFT).rows(attempt.text, ended=True)
        said = tr("stopped here, %n token(s)", attempt.tokens)
        yield Remark(end, said, fold=long, open=opened)

    def _end(self, attempt: Attempt, *, can_go_on: bool, waits: bool) -> Iterator[AnyRow]:
        """What `waits` for a person's leave is told by the card that asks for it."""
        can_go_on = can_go_on and not waits
        ways = _again(attempt) + self._bigger(attempt) if can_go_on else ()
        if attempt.state in _WRITTEN:
            copy: Ways = ((tr("Copy"), Copy(attempt.text)),) if attempt.text else ()
            said, figures = words.ending(attempt.state), words.figures(attempt)
            vote = self.votes.get(attempt.id)
            figures = (*figures, *(() if vote is None else (words.vote(vote),)))
            more = tuple(branches.more(attempt, self._ladder, latest=can_go_on))
            cut = branches.goes_on(attempt, self._ladder)
            known = () if attempt.edited else words.account(attempt, self._where(attempt))
            where, ways = place(attempt, "footer", 8), cut + copy + _votes(attempt) + ways
            opened = where.key in self.opened
            yield Footer(where, said, figures, ways, more, account=known, open=opened)
        elif attempt.state is State.FAILED and not _told_by_seam(attempt):
            yield _notice(attempt, attempt.title, self._out_of(attempt, ways))
        elif attempt.state is State.DECLINED and not (waits or _told_by_seam(attempt)):
            ways = self._anyway(attempt) + self._bigger(attempt) if can_go_on else ()
            yield _notice(attempt, tr("No tier here can answer this well."), ways)

    def _out_of(self, attempt: Attempt, ways: Ways) -> Ways:
        """The ways on from a fault; from that of a service: it once more, or the one below on this one."""
        if not ways or attempt.where is Where.LOCAL:
            return ways
        below = self._ladder.local[-1:]
        return self._retry(attempt) + tuple(
            (tr("Let {tier} answer", tier=tier.name), AnswerAnyway(attempt.turn, tier.name)) for tier in below
        )

    def _retry(self, attempt: Attempt) -> Ways:
        retry = Retry(attempt.turn, attempt.tier)
        return ((tr("Ask {tier} again", tier=attempt.tier), retry),) if self._has(attempt.tier) else ()

    def _anyway(self, attempt: Attempt) -> Ways:
        anyway = AnswerAnyway(attempt.turn, attempt.tier)
        return ((tr("Answer anyway"), anyway),) if self._has(attempt.tier) else ()

    def _has(self, tier: str) -> bool:
        """Whether it is still in the ladder."""
        return tier in (each.name for each in self._ladder.tiers)

    def _left(self, turn: Turn, junior: Attempt) -> str:
        """What left this computer where `junior` passed the turn on; nothing where that stayed here."""
        elder = next((each for each in turn.run if each.parent == junior.id), None)
        if elder is None or elder.where is Where.LOCAL:
            return ""
        return words.left(host_of(self._ladder, elder.tier), elder.prompt_tokens)

    def _bigger(self, attempt: Attempt) -> Ways:
        """Nothing at the top, or for a tier that is no longer in the ladder."""
        elder = self._ladder.elder(attempt.tier) if self._has(attempt.tier) else None
        return (
            ((tr("Ask {elder}", elder=elder.name), AskBigger(attempt.turn, attempt.tier)),) if elder else ()
        )


def _turned_back(turn: Turn, attempt: Attempt) -> bool:
    """Whether the person asked a bigger one after it, and looks at it without that now."""
    asked = attempt.handoff is not None and attempt.handoff.reason is Reason.ASKED
    went_on = any(each.parent == attempt.id for each in turn.attempts)
    return asked and went_on and attempt is turn.run[-1]


def _votes(attempt: Attempt) -> Ways:
    """Nothing is said of an answer without a word."""
    votes = ((tr("Good"), True), (tr("Wrong"), False)) if attempt.text and not attempt.edited else ()
    return tuple((name, Vote(attempt.turn, attempt.id, good)) for name, good in votes)


def _again(attempt: Attempt) -> Ways:
    return ((tr("Again"), Again(attempt.turn)),)


def _told_by_seam(attempt: Attempt) -> bool:
    """Whether a hand-off tells of the failure, or of the doubt."""
    return attempt.handoff is not None and attempt.handoff.reason is not Reason.ASKED


def _nothing_yet(attempt: Attempt) -> Iterator[AnyRow]:
    loading = _loading(attempt)
    if loading is not None:
        yield Waking(place(attempt, "waking", 4), attempt.tier, loading)
    elif not attempt.thinking:
        yield Waiting(place(attempt, "waiting", 4))


def _loading(attempt: Attempt) -> float | None:
    """The fraction of its model that is loaded, while not all of it is."""
    return attempt.loading if attempt.loading is not None and attempt.loading < 1 else None


def _line(turn: Turn, unread: str) -> Iterator[AnyRow]:
    if unread:
        yield LeftOut(Place(f"{turn.id}/unread", turn.id, 32), unread)


def _notice(attempt: Attempt, title: str, ways: Ways) -> Notice:
    where = place(attempt, "notice", 12 if attempt.text else 8)
    said, technical = words.without_technical(retold(title))
    remedy = retold(attempt.remedy)
    return Notice(where, attempt.tier, said, remedy, technical, ways, attempt.doubt, attempt.patience)
