"""The life of a host process: load a model, answer questions, end with the pipe."""

import os
import queue
import signal
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from llama_cpp import llama_cpp as lib

from matryoshka.chat.engine import QuestionTooLong
from matryoshka.engines import pipes, wire
from matryoshka.engines.frames import Ask, Cancel, Fault, Loading, Open, Ready, Reply, TooLong
from matryoshka.engines.host.adapters import put_on
from matryoshka.engines.host.answering import Answerer
from matryoshka.engines.host.ggml import load_parts
from matryoshka.engines.host.loading import Loaded, Loader
from matryoshka.engines.host.log import Log
from matryoshka.engines.host.probing import look
from matryoshka.engines.host.reading import Reader
from matryoshka.engines.host.rehearsal import rehearse
from matryoshka.engines.host.thinking import Marks, habit_of
from matryoshka.engines.host.timing import bandwidth
from matryoshka.engines.host.tuning import tuning_of
from matryoshka.engines.host.vocabulary import Vocabulary
from matryoshka.engines.host.voice import Voice
from matryoshka.engines.probe_frames import Look, Rehearse, Time, Timed
from matryoshka.engines.template import ChatTemplate
from matryoshka.errors import AppError, UsageFault
from matryoshka.models.refusal import no_template

_SECONDS = 0.05  # between two words about the loading
Work = Open | Ask | Look | Rehearse | Time


class Inbox:
    """What the parent asks. A thread listens; the end of the pipe ends the process, whatever it is doing."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self._cancelled = 0
        self._waiting: queue.SimpleQueue[Work] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def next(self) -> Work:
        return self._waiting.get()

    def cancelled(self, request: int) -> bool:
        return request <= self._cancelled

    def _listen(self) -> None:
        try:
            while (frame := wire.read(self._pipe)) is not None:
                match frame:
                    case Cancel(request):
                        self._cancelled = request
                    case Open() | Ask() | Look() | Rehearse() | Time():
                        self._waiting.put(frame)
        finally:
            os._exit(0)


def main(arguments: Sequence[str]) -> int:
    """Serve the parent on the two pipes that `arguments` name, until they end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    _go_first()
    requests, replies = pipes.inherited(*arguments)

    say = Voice(replies).say
    try:
        _serve(Inbox(requests), say)
    except AppError as fault:
        say(Fault(None, fault.title, fault.remedy))
    except Exception as bug:  # noqa: BLE001 - the boundary of this process: the parent must hear of it
        traceback.print_exc()
        say(Fault(None, f"The model's process failed ({type(bug).__name__}: {bug}).", "Ask again."))
    return 1


def _go_first() -> None:
    """Where the system looks for a process to end when memory is short, be it this and not the window."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")


def _serve(inbox: Inbox, say: Callable[[Reply], None]) -> None:
    """Raises `AppError` when the model cannot be loaded."""
    log = Log()  # for as long as llama.cpp may speak
    load_parts()
    answerer = None
    while True:
        match inbox.next():
            case Open() as wish:
                answerer = _load(wish, log, say)
            case Ask() as ask if answerer and not inbox.cancelled(ask.request):
                _answer(answerer, ask, inbox, say)
            case Look():
                for looked in look():
                    say(looked)
            case Rehearse() as wish:
                say(rehearse(wish, log))
            case Time(threads):
                say(Timed(bandwidth(threads)))
            case _:
                continue


def _answer(answerer: Answerer, ask: Ask, inbox: Inbox, say: Callable[[Reply], None]) -> None:
    try:
        for reply in answerer.replies(ask, lambda: inbox.cancelled(ask.request)):
            say(reply)
    except QuestionTooLong as fault:
        say(TooLong(ask.request, fault.tokens, fault.context))
    except AppError as fault:
        say(Fault(ask.request, fault.title, fault.remedy, isinstance(fault, UsageFault)))


def _load(wish: Open, log: Log, say: Callable[[Reply], None]) -> Answerer:
    lib.llama_backend_init()
    loaded = Loader(wish, log, _now_and_then(lambda fraction: say(Loading(fraction))), say).load()
    model, context = loaded.model, loaded.context
    if (source := model.chat_template) is None:
        raise no_template(model.path.name)
    vocabulary = Vocabulary(model, put_on(context.pointer, model, wish.loras, wish.controls, log))
    tuning = tuning_of(model, vocabulary, wish.biases)
    template = ChatTemplate(source, vocabulary.marks, vocabulary.names)
    say(_ready(loaded, log, owns=vocabulary.handoff is not None))
    habit = habit_of(source, vocabulary)
    marks = Marks(habit, vocabulary, expected=habit is not None and habit.shown_in(source))
    return Answerer(Reader(template, vocabulary, marks, context.show), vocabulary, marks, context, tuning)


def _ready(loaded: Loaded, log: Log, *, owns: bool) -> Ready:
    model, place, sizes = loaded.model, loaded.place, log.buffers.sizes
    told = (model.name, model.architecture, loaded.context.limit, model.size, model.parameters, owns)
    where = (model.layers, place.layers, loaded.cards, str(place.kv_type))
    return Ready(*told, *where, sizes.weights, sizes.kv, sizes.compute)


def _now_and_then(report: Callable[[float], None]) -> Callable[[float], None]:
    """Report the first fraction, the last, and few between."""
    due = 0.0

    def step(fraction: float) -> None:
        nonlocal due
        if fraction >= 1.0 or time.monotonic() >= due:
            due = time.monotonic() + _SECONDS
            report(fraction)

    return step
