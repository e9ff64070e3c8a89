"""What a service says becomes an answer, whichever way it says it; what leaves is told and counted."""

import json
import logging
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.border import Why
from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.engine import (
    End,
    Finish,
    Message,
    Note,
    Picture,
    Piece,
    Prompt,
    QuestionTooLong,
    Role,
    Stop,
    Usage,
)
from matryoshka.chat.events import Done, Handoff, Reason, Token
from matryoshka.chat.ladder import Form, Grammar, Overflow, Sampling, Tier
from matryoshka.chat.leave import Leave
from matryoshka.chat.service import Offer, Price, Service
from matryoshka.engines.command import COMMANDS
from matryoshka.engines.remote.manners import Manners
from matryoshka.errors import AppError
from support.certificates import self_signed
from support.engines import pieces, text
from support.outside import WayByHeart
from support.remotes import Remotes, ask
from support.services import DONE, EVENTS, Act, answer, delta, event, open_service, says, usage
from support.services import Service as Loopback

TURNS = [
    Message(Role.SYSTEM, "Be kind."),
    Message(Role.USER, "old " * 100),
    Message(Role.ASSISTANT, "older " * 100),
    Message(Role.USER, "Hi"),
]


def source(loopback: Loopback, key: str | None = "work", price: Price | None = None) -> Service:
    return Service(loopback.url, "big", key, price)


def test_an_answer_comes_piece_by_piece_and_with_what_was_counted(
    loopback: Loopback, remotes: Remotes
) -> None:
    prompt, *said, end = ask(remotes.engine(source(loopback)))

    assert isinstance(prompt, Prompt)
    assert said == [Piece("Hel"), Piece("lo")]
    assert end == End(Finish.STOP)
    assert isinstance(end, End)
    assert end.usage == Usage(7, 2)


def test_nothing_leaves_but_the_chat_the_key_and_the_name_of_the_program(
    loopback: Loopback, remotes: Remotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "of-somebody-else")
    ask(remotes.engine(source(loopback)))

    heard = loopback.heard[0]
    assert heard.line == "POST /v1/chat/completions HTTP/1.1"
    assert heard.asked == {
        "model": "big",
        "messages": [{"role": "user", "content": "Hi"}],
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    assert heard.headers == {
        "host": f"127.0.0.1:{loopback.port}",
        "content-type": "application/json",
        "content-length": str(len(heard.body)),
        "accept": heard.headers["accept"],
        "authorization": "Bearer sk-work-12345",
        "user-agent": "matryoshka",
        "accept-encoding": "identity",
    }


def test_a_service_that_asks_for_no_key_is_shown_none(loopback: Loopback, remotes: Remotes) -> None:
    ask(remotes.engine(source(loopback, key=None)))

    assert "authorization" not in loopback.heard[0].headers


def test_a_key_that_is_not_stored_is_told_before_anything_leaves(
    loopback: Loopback, remotes: Remotes
) -> None:
    with pytest.raises(AppError, match="matryoshka keys set other"):
        ask(remotes.engine(source(loopback, key="other")))

    assert loopback.heard == []
    assert remotes.requests == ()


def test_all_that_a_tier_says_of_sampling_is_asked_for(loopback: Loopback, remotes: Remotes) -> None:
    schema = {"type": "object"}
    sampling = Sampling(
        temperature=0.5,
        top_p=0.9,
        seed=3,
        max_tokens=50,
        frequency_penalty=0.1,
        presence_penalty=0.2,
        stop=("User:",),
        grammar=Grammar(Form.JSON_SCHEMA, json.dumps(schema)),
    )
    ask(remotes.engine(source(loopback), sampling=sampling))

    asked = loopback.heard[0].asked
    assert {
        key: asked[key] for key in asked if key not in ("model", "messages", "stream", "stream_options")
    } == {
        "temperature": 0.5,
        "top_p": 0.9,
        "seed": 3,
        "max_tokens": 50,
        "frequency_penalty": 0.1,
        "presence_penalty": 0.2,
        "stop": ["User:"],
        "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "schema": schema}},
    }


def test_a_grammar_that_no_service_can_follow_is_a_fault(loopback: Loopback, remotes: Remotes) -> None:
    sampling = Sampling(grammar=Grammar(Form.GBNF, 'root ::= "yes"'))

    with pytest.raises(AppError, match="cannot follow a grammar"):
        ask(remotes.engine(source(loopback), sampling=sampling))
    assert loopback.heard == []


@pytest.mark.parametrize(
    "thought",
    [
        delta(reasoning_content="Hm."),
        delta(reasoning="Hm."),
        delta(content=[{"type": "thinking", "thinking": [{"type": "text", "text": "Hm."}]}]),
        delta(content="", reasoning_content="Hm."),
    ],
)
def test_thinking_is_told_from_the_answer(thought: bytes, loopback: Loopback, remotes: Remotes) -> None:
    said = delta(content=[{"type": "text", "text": "Yes."}])
    loopback.play((EVENTS, thought, said, delta("stop"), DONE))

    assert pieces(ask(remotes.engine(source(loopback)))) == [Piece("Hm.", thinking=True), Piece("Yes.")]


def test_thoughts_between_marks_are_told_from_the_answer(loopback: Loopback, remotes: Remotes) -> None:
    marked = "\n<think>\nHm, <thin.\n</think>\n\nYes, <think> is a mark."
    loopback.play(answer(*marked))
    said = pieces(ask(remotes.engine(source(loopback))))

    assert "".join(piece.text for piece in said if piece.thinking) == "\nHm, <thin.\n"
    assert "".join(piece.text for piece in said if not piece.thinking) == "\n\nYes, <think> is a mark."


@pytest.mark.parametrize("said", ["<thin", "<b>no</b>", "  "])
def test_what_is_no_mark_is_the_answer(said: str, loopback: Loopback, remotes: Remotes) -> None:
    loopback.play(answer(*said))

    assert text(ask(remotes.engine(source(loopback)))) == said


def test_events_that_say_nothing_of_this_answer_are_passed_over(loopback: Loopback, remotes: Remotes) -> None:
    other = event(choices=[{"index": 1, "delta": {"content": "no"}, "finish_reason": "stop"}])
    strange = (
        b": still here\n\n",
        b"event: ping\ndata: {}\n\n",
        event(choices=None),
        event(type="ping"),
        other,
    )
    loopback.play((EVENTS, delta(content="Y"), *strange, delta(content="es"), *strange, delta("stop"), DONE))

    assert text(ask(remotes.engine(source(loopback)))) == "Yes"


def test_each_event_may_have_a_name_of_its_own(loopback: Loopback, remotes: Remotes) -> None:
    named = [event(id=f"{number}", choices=[{"delta": {"content": "a"}}]) for number in range(3)]
    loopback.play((EVENTS, *named, event(id="3", choices=[{"finish_reason": "stop"}]), DONE))

    assert text(ask(remotes.engine(source(loopback)))) == "aaa"


def test_characters_may_come_in_halves(loopback: Loopback, remotes: Remotes) -> None:
    said = json.dumps({"choices": [{"index": 0, "delta": {"content": "да, 🪆"}}]}, ensure_ascii=False)
    whole = f"data: {said}\r\n\r\n".encode()
    loopback.play((EVENTS, *(whole[at : at + 1] for at in range(len(whole))), delta("stop"), DONE))

    assert text(ask(remotes.engine(source(loopback)))) == "да, 🪆"


@pytest.mark.parametrize(
    ("reason", "finish"),
    [("stop", Finish.STOP), ("length", Finish.LENGTH), ("eos", Finish.STOP), ("tool_calls", Finish.STOP)],
)
def test_an_end_by_any_name_is_one(reason: str, finish: Finish, loopback: Loopback, remotes: Remotes) -> None:
    loopback.play(answer("Yes", finish=reason))

    assert ask(remotes.engine(source(loopback)))[-1] == End(finish)


def test_an_answer_without_a_word_has_a_piece(loopback: Loopback, remotes: Remotes) -> None:
    loopback.play(answer())

    assert pieces(ask(remotes.engine(source(loopback)))) == [Piece("")]


def test_a_service_that_knows_no_limit_is_held_to_it(loopback: Loopback, remotes: Remotes) -> None:
    loopback.play(answer(*["word "] * 1000))
    outputs = ask(remotes.engine(source(loopback), sampling=Sampling(max_tokens=10)))

    assert outputs[-1] == End(Finish.LENGTH)
    assert len(pieces(outputs)) < 50


def test_a_service_that_does_not_know_what_usage_is_is_asked_without(
    loopback: Loopback, remotes: Remotes
) -> None:
    loopback.play(says(422, "Extra inputs are not permitted: body.stream_options.include_usage"))

    assert text(ask(remotes.engine(source(loopback)))) == "Hello"
    assert ["stream_options" in heard.asked for heard in loopback.heard] == [True, False]


def test_what_a_service_charges_counts_and_else_the_price_that_is_known(
    loopback: Loopback, remotes: Remotes
) -> None:
    priced = source(loopback, price=Price(1.0, 10.0))
    loopback.play((EVENTS, delta("stop", content="Y"), usage(1000, 100, cost=0.5), DONE))
    loopback.play((EVENTS, delta("stop", content="Y"), usage(1000, 100), DONE))
    ends = [ask(remotes.engine(priced))[-1] for _ in range(2)]

    assert [end.usage.cost for end in ends if isinstance(end, End)] == [0.5, 0.002]
    assert [request.cost for request in remotes.requests] == [0.5, 0.002]


def test_a_request_is_listed_with_its_bytes(loopback: Loopback, remotes: Remotes) -> None:
    ask(remotes.engine(source(loopback)))
    (request,) = remotes.requests

    assert (request.host, request.why, request.about) == (f"127.0.0.1:{loopback.port}", Why.ANSWER, "big")
    assert request.sent
    assert request.received
    body = len(loopback.heard[0].body)
    assert body < request.sent < body + 400
    assert 600 < request.received < 1000


def test_a_wish_to_stop_closes_the_connection_at_once(loopback: Loopback, remotes: Remotes) -> None:
    times = [_stopped(loopback, remotes) for _ in range(3)]  # other work may come between, but not always

    assert min(ended for ended, _ in times) < 1
    assert min(left for _, left in times) < 1


def _stopped(loopback: Loopback, remotes: Remotes) -> tuple[float, float]:
    """Seconds from the wish to the end of the answer, and to that of the connection."""
    loopback.left.clear()
    loopback.play((EVENTS, delta(content="Hel"), Act.STALL))
    stop, outputs = Stop(), []
    for output in remotes.engine(source(loopback)).stream([Message(Role.USER, "Hi")], stop):
        outputs.append(output)
        if isinstance(output, Piece):
            wished = time.monotonic()
            stop.set()
    ended = time.monotonic()
    _wait_until_left(loopback)
    assert outputs[1:] == [Piece("Hel"), End(Finish.STOPPED)]
    return ended - wished, loopback.left[0] - wished


def test_a_wish_to_stop_closes_an_encrypted_connection_too(
    tmp_path: Path, remotes: Remotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    with open_service(certificate) as loopback:
        assert min(left for _, left in (_stopped(loopback, remotes) for _ in range(3))) < 1


def test_a_wish_to_stop_is_heard_before_any_answer(loopback: Loopback, remotes: Remotes) -> None:
    loopback.play((Act.STALL,))
    stop = Stop()
    _stop_once_heard(loopback, stop)
    outputs = list(remotes.engine(source(loopback)).stream([Message(Role.USER, "Hi")], stop))

    assert outputs[1:] == [End(Finish.STOPPED)]
    _wait_until_left(loopback)


def test_who_listens_no_more_closes_the_connection(loopback: Loopback, remotes: Remotes) -> None:
    loopback.play((EVENTS, delta(content="Hel"), Act.STALL))
    stream = remotes.engine(source(loopback)).stream([Message(Role.USER, "Hi")], Stop())
    while not isinstance(next(stream), Piece):
        pass
    stream.close()

    _wait_until_left(loopback)


def test_a_chat_is_shortened_to_the_context_of_its_tier(loopback: Loopback, remotes: Remotes) -> None:
    engine = remotes.engine(source(loopback), context=64)
    outputs = list(engine.stream(TURNS, Stop()))

    assert outputs[0] == Prompt(11, left_out=1)
    assert [each["content"] for each in loopback.heard[0].asked["messages"]] == ["Be kind.", "Hi"]


def test_what_is_too_long_for_a_context_is_not_sent(loopback: Loopback, remotes: Remotes) -> None:
    whole = remotes.engine(source(loopback), context=64, overflow=Overflow.HAND_UP)
    with pytest.raises(QuestionTooLong):
        list(whole.stream(TURNS, Stop()))
    with pytest.raises(QuestionTooLong):
        ask(remotes.engine(source(loopback), context=64), "long " * 100)

    assert loopback.heard == []


def test_a_model_with_an_elder_is_told_how_to_call_it(loopback: Loopback, remotes: Remotes) -> None:
    loopback.play(answer(COMMANDS[0][:4], COMMANDS[0][4:]))
    said = pieces(ask(remotes.engine(source(loopback)), patience=0.5, elder=True))

    assert COMMANDS[0] in loopback.heard[0].asked["messages"][0]["content"]
    assert [(piece.text, piece.signals.handoff, piece.signals.told) for piece in said] == [("", 1.0, True)]


def test_a_service_hands_up_to_the_tier_above_it(loopback: Loopback, remotes: Remotes) -> None:
    loopback.play(answer(COMMANDS[0]))
    tiers = [Tier(name, source(loopback), "big") for name in ("L", "XL")]
    cascade = Cascade([Rung(tier, remotes.services.engine(tier), WayByHeart()) for tier in tiers], "")
    events = list(cascade.answer([Message(Role.USER, "Hi")], Stop(), leave=Leave(None)))

    (handoff,) = (each for each in events if isinstance(each, Handoff))
    assert (handoff.junior, handoff.elder, handoff.reason) == ("L", "XL", Reason.UNSURE)
    assert (handoff.doubt, handoff.measured) == (1.0, False)
    assert "".join(each.text for each in events if isinstance(each, Token)) == "Hello"
    assert isinstance(events[-1], Done)
    assert (events[-1].prompt_tokens, events[-1].tokens) == (7, 2)


def test_a_call_in_the_midst_of_an_answer_is_heard_and_not_seen(loopback: Loopback, remotes: Remotes) -> None:
    loopback.play(answer("Well, ASK", f"ING me: {COMMANDS[0]}", " please"))
    said = pieces(ask(remotes.engine(source(loopback)), patience=0.5, elder=True))

    assert "".join(piece.text for piece in said) == "Well, ASKING me:  please"
    assert [piece.signals.handoff for piece in said] == [None, None, 1.0, None]


def test_what_only_begins_as_the_call_is_said(loopback: Loopback, remotes: Remotes) -> None:
    loopback.play(answer("It is ASK"))

    assert text(ask(remotes.engine(source(loopback)), patience=0.5, elder=True)) == "It is ASK"


def test_a_busy_service_is_asked_again_before_its_first_word(loopback: Loopback, remotes: Remotes) -> None:
    loopback.play(says(503, "overloaded"))
    loopback.play(says(429, Retry_After="0"))
    outputs = ask(remotes.engine(source(loopback)))

    notes = [output.title for output in outputs if isinstance(output, Note)]
    assert ["a fault of its own (error 503): “overloaded”" in notes[0], "too often" in notes[1]] == [
        True,
        True,
    ]
    assert text(outputs) == "Hello"
    assert len(loopback.heard) == 3


def test_a_wish_to_stop_is_heard_while_it_waits_to_ask_again(loopback: Loopback, tmp_path: Path) -> None:

    loopback.play(says(503))
    stop = Stop()
    engine = Remotes(tmp_path, Manners(first_wait=20)).engine(source(loopback))
    _stop_once_heard(loopback, stop)

    assert list(engine.stream([Message(Role.USER, "Hi")], stop))[-1] == End(Finish.STOPPED)
    assert len(loopback.heard) == 1


def test_the_models_of_a_service_are_listed_with_what_it_tells(loopback: Loopback, remotes: Remotes) -> None:
    loopback.models = [
        {"id": "b", "context_length": 8192, "pricing": {"prompt": "0.000001", "completion": "0.00001"}},
        {"id": "a", "max_model_len": 4096, "pricing": {"prompt": "-1", "completion": "-1"}},
        {"name": "without an id"},
    ]
    offers = remotes.services.offers(source(loopback), Stop())

    assert offers == (Offer("a", 4096), Offer("b", 8192, Price(1.0, 10.0)))
    assert [(request.why, request.about) for request in remotes.requests] == [(Why.MODELS, "")]


def test_neither_the_key_nor_the_chat_is_in_any_log(
    loopback: Loopback, remotes: Remotes, caplog: pytest.LogCaptureFixture
) -> None:
    loopback.play(says(400, "the key sk-work-12345 is odd"))
    with caplog.at_level(logging.DEBUG), pytest.raises(AppError) as raised:
        ask(remotes.engine(source(loopback)), "a word for nobody else")

    assert caplog.records
    assert "sk-work" not in caplog.text + repr(raised.value)
    assert "a word for nobody else" not in caplog.text


def _stop_once_heard(loopback: Loopback, stop: Stop) -> None:
    def wait() -> None:
        while not loopback.heard:
            time.sleep(0.002)
        stop.set()

    threading.Thread(target=wait, daemon=True).start()


def _wait_until_left(loopback: Loopback) -> None:
    until = time.monotonic() + 60
    while not loopback.left and time.monotonic() < until:
        time.sleep(0.002)
    assert loopback.left


def test_pictures_go_with_the_words_to_a_service_that_sees(loopback: Loopback, remotes: Remotes) -> None:
    shown = Message(Role.USER, "Who?", (Picture("image/jpeg", "QUJD"),))
    for images in (True, False):
        engine = remotes.engine(replace(source(loopback), images=images))
        list(engine.stream([shown], Stop()))

    seen, blind = (heard.asked["messages"][0]["content"] for heard in loopback.heard)
    assert seen == [
        {"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,QUJD"}},
        {"type": "text", "text": "Who?"},
    ]
    assert blind == "Who?"
