"""Beside the branch that is shown there are others, and any of them can be shown."""

from dataclasses import replace

from matryoshka.chat.conversation import Attempt, Conversation, State, Turn
from matryoshka.chat.tree import (
    ALONE,
    Beside,
    beside,
    forked,
    questions,
    raised,
    top,
    without,
    without_answer,
)
from support.chats import attempt, question, sample


def chat() -> tuple[Conversation, Turn, Turn, Turn]:
    """First, answered twice; second and otherwise follow its first answer."""
    conversation = Conversation("Sums")
    first = question(conversation, "first")
    one, other = attempt(first, "one"), attempt(first, "other")
    first = replace(first, attempts=(one, other))
    second = replace(question(conversation, "second"), parent=one.id)
    second = replace(second, attempts=(attempt(second, "last"),))
    otherwise = replace(question(conversation, "otherwise"), parent=one.id)
    return replace(conversation, turns=(first, second, otherwise)), first, second, otherwise


def in_front(conversation: Conversation, *, turn: int, attempt: int) -> Conversation:
    """With this attempt of this turn in front of the others."""
    turns, attempts = list(conversation.turns), list(conversation.turns[turn].attempts)
    attempts[attempt] = replace(attempts[attempt], rank=top(attempts) + 1)
    turns[turn] = replace(turns[turn], attempts=tuple(attempts))
    return replace(conversation, turns=tuple(turns))


def applied(conversation: Conversation, changes: list[Turn | Attempt]) -> Conversation:
    turns = {turn.id: turn for turn in conversation.turns}
    for each in changes:
        if isinstance(each, Turn):
            turns[each.id] = replace(turns[each.id], rank=each.rank)
        else:
            attempts = tuple(each if one.id == each.id else one for one in turns[each.turn].attempts)
            turns[each.turn] = replace(turns[each.turn], attempts=attempts)
    return replace(conversation, turns=tuple(turns.values()))


def texts(conversation: Conversation) -> list[str]:
    return [turn.text for turn in conversation.thread]


def test_an_answer_that_is_shown_again_shows_what_followed_it() -> None:
    conversation, *_ = chat()

    assert texts(conversation) == ["first"]
    assert texts(in_front(conversation, turn=0, attempt=0)) == ["first", "otherwise"]


def test_a_question_that_is_shown_again_is_followed_by_its_own_answers() -> None:
    conversation, first, second, otherwise = chat()
    turns = (first, replace(second, rank=1), otherwise)

    assert texts(in_front(replace(conversation, turns=turns), turn=0, attempt=0)) == ["first", "second"]


def test_a_question_on_a_hidden_branch_is_shown_with_all_that_leads_to_it() -> None:
    conversation, first, second, _ = chat()
    last = second.attempts[0]
    deep = replace(question(conversation, "deep"), parent=last.id)
    rival = replace(question(conversation, "rival"), rank=3)
    conversation = replace(conversation, turns=(*conversation.turns, deep, rival))
    assert texts(conversation) == ["rival"]

    shown = applied(conversation, list(raised(conversation, deep)))

    assert texts(shown) == ["first", "second", "deep"]
    assert list(raised(shown, shown.turns[3])) == []
    assert shown.turns[0].id == first.id


def test_questions_that_follow_the_same_answer_stand_beside_each_other() -> None:
    conversation, first, second, otherwise = chat()

    assert questions(conversation, otherwise) == (second, otherwise)
    assert questions(conversation, first) == (first,)
    conversation = in_front(conversation, turn=0, attempt=0)
    shown = beside(conversation, conversation.thread)
    assert shown[otherwise.id].questions == (second.id, otherwise.id)
    assert second.id not in shown


def test_a_draft_that_was_handed_on_is_no_answer_to_step_to_but_one_that_was_asked_on_is() -> None:
    turn = question(Conversation())
    draft = attempt(turn, "5", "XS", State.HANDED_OFF)
    elder = replace(attempt(turn, "4"), parent=draft.id)
    eldest = replace(attempt(turn, "four", "M"), parent=elder.id)
    turn = replace(turn, attempts=(draft, elder, eldest))
    asked_on = replace(question(Conversation(), "And 3+3?"), parent=elder.id)

    assert _answers(turn) == [eldest.id]
    assert _answers(turn, asked_on) == [elder.id, eldest.id]


def test_without_a_turn_all_that_follows_it_is_gone() -> None:
    conversation, first, second, otherwise = chat()

    assert without(conversation, second.id).turns == (first, otherwise)
    assert without(conversation, first.id).turns == ()


def test_with_an_answer_go_the_drafts_that_led_to_it_alone() -> None:
    turn = question(Conversation())
    draft = attempt(turn, "5", "XS", State.HANDED_OFF)
    elder = replace(attempt(turn, "4"), parent=draft.id)
    eldest = replace(attempt(turn, "four", "M"), parent=draft.id)
    other = attempt(turn, "IV")
    turn = replace(turn, attempts=(draft, elder, eldest, other))

    assert ALONE.first_gone(turn, elder.id) == elder.id
    turn = replace(turn, attempts=(draft, elder, other))
    assert ALONE.first_gone(turn, elder.id) == draft.id
    assert Beside(asked_on=frozenset([draft.id])).first_gone(turn, elder.id) == elder.id
    assert ALONE.first_gone(replace(turn, attempts=(draft, elder)), elder.id) is None


def test_an_answer_that_a_bigger_one_was_asked_after_stays_without_that_one_as_if_nobody_was_asked() -> None:
    conversation = sample()
    turn, *_ = conversation.turns
    draft, answer, *_ = turn.attempts

    assert ALONE.first_gone(turn, "a3") == "a3"
    shown = without_answer(conversation, "a3")
    assert shown.turns[0].attempts == (draft, replace(answer, handoff=None))
    assert shown.turns[1:] == conversation.turns[1:]


def test_without_an_answer_all_that_follows_it_is_gone() -> None:
    conversation, first, second, _ = chat()
    end = second.parent or ""

    left = without_answer(conversation, end)
    assert [turn.id for turn in left.turns] == [first.id]
    assert end not in [each.id for each in left.turns[0].attempts]


def test_a_fork_is_a_copy_of_what_is_shown_up_to_an_answer() -> None:
    shown = in_front(chat()[0], turn=0, attempt=0)
    turns = tuple(replace(each, rank=int(each.text == "second")) for each in shown.turns)
    shown = replace(shown, turns=turns)

    fork = forked(shown, shown.thread[-1].run[-1])

    assert texts(fork) == ["first", "second"]
    assert [turn.answer and turn.answer.text for turn in fork.thread] == ["one", "last"]
    assert {turn.conversation for turn in fork.turns} == {fork.id} != {shown.id}
    assert not _ids(fork) & _ids(shown)


def test_a_fork_ends_where_it_is_made() -> None:
    conversation = sample()
    draft = conversation.turns[0].attempts[0]

    assert [each.text for each in forked(conversation, draft).turns[0].attempts] == [draft.text]


def _answers(turn: Turn, *others: Turn) -> list[str]:
    return list(beside(Conversation(turns=(turn, *others)), (turn,))[turn.id].answers(turn))


def _ids(conversation: Conversation) -> set[str]:
    attempts: list[Attempt] = [each for turn in conversation.turns for each in turn.attempts]
    return {conversation.id} | {turn.id for turn in conversation.turns} | {each.id for each in attempts}
