"""What can be asked of a question or an answer beside the next word: other wordings, answers, branches."""

from collections.abc import Iterator
from dataclasses import replace

from matryoshka.chat.conversation import Attempt, State, Turn
from matryoshka.chat.ladder import Ladder
from matryoshka.chat.tree import Beside
from matryoshka.ui.tongue import tr
from matryoshka.ui.transcript.answer import place
from matryoshka.ui.transcript.rows import AnyRow, Footer, Question, Steps, Ways
from matryoshka.ui.wishes import (
    AskAlone,
    AskBigger,
    Compare,
    Continue,
    DeleteAnswer,
    DeleteTurn,
    EditAnswer,
    EditQuestion,
    Fork,
    ShowAnswer,
    ShowQuestion,
    WhyNot,
    Wish,
)

_CUT = (State.LENGTH, State.STOPPED, State.INTERRUPTED)


def asked(question: Question, beside: Beside) -> Question:
    """The question with what can be asked of it, and the steps to those in its place."""
    turn = question.place.group
    ways = (
        (tr("Edit"), EditQuestion(turn)),
        (tr("Side by side"), Compare(turn)),
        (tr("Delete"), DeleteTurn(turn)),
    )
    return replace(
        question, ways=ways, steps=_steps(turn, {each: ShowQuestion(each) for each in beside.questions})
    )


def stepped(rows: list[AnyRow], turn: Turn, beside: Beside) -> list[AnyRow]:
    """The rows of a turn with what its other answers make possible below the one that is shown."""
    last = turn.run[-1] if turn.run else None
    if last is None or last.state is State.WRITING:
        return rows
    steps = _steps(last.id, {each: ShowAnswer(turn.id, each) for each in beside.answers(turn)})
    delete: Ways = ((tr("Delete this answer"), DeleteAnswer(turn.id, last.id)),)
    more = delete if beside.first_gone(turn, last.id) else ()
    footer = rows[-1]
    if isinstance(footer, Footer):
        return [*rows[:-1], replace(footer, steps=steps, more=footer.more + more)]
    return [*rows, Footer(place(last, "footer", 8), "", (), (), more, steps=steps)] if steps else rows


def goes_on(attempt: Attempt, ladder: Ladder) -> Ways:
    """An answer that was cut can be gone on with by its tier; a service that cannot is told of."""
    if attempt.state not in _CUT or not attempt.text or attempt.edited:
        return ()
    tier = next((each for each in ladder.tiers if each.name == attempt.tier), None)
    if tier is None:
        return ()
    return ((tr("Continue"), Continue(attempt.turn, attempt.id) if tier.goes_on else _cannot(tier.name)),)


def _cannot(tier: str) -> WhyNot:
    return WhyNot(
        tr("{tier} begins every answer anew, as far as is known.", tier=tier),
        tr("If its service can go on with one, say how with “continues” in the ladder file."),
    )


def more(attempt: Attempt, ladder: Ladder, *, latest: bool) -> Iterator[tuple[str, Wish]]:
    """Where others follow the answer the bigger one is asked from here; they are a step away then."""
    for tier in ladder.tiers:
        yield tr("Answer with {tier}", tier=tier.name), AskAlone(attempt.turn, tier.name)
    elder = ladder.elder(attempt.tier) if attempt.tier in [tier.name for tier in ladder.tiers] else None
    if elder and not latest:
        yield tr("Ask {elder}", elder=elder.name), AskBigger(attempt.turn, attempt.tier)
    if attempt.text:
        yield tr("Edit the answer"), EditAnswer(attempt.turn, attempt.id)
        yield tr("New chat from here"), Fork(attempt.turn, attempt.id)


def _steps(shown: str, branches: dict[str, Wish]) -> Steps | None:
    """None where there is but one, or what is shown is none of them."""
    names, wishes = [*branches], [*branches.values()]
    if len(names) < 2 or shown not in names:  # noqa: PLR2004 - there is another one
        return None
    at = names.index(shown)
    back = wishes[at - 1] if at else None
    return Steps(at + 1, len(names), back, wishes[at + 1] if at + 1 < len(names) else None)
