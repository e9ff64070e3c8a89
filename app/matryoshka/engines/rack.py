"""The engines of all tiers: what is loaded together, what must leave, what is made ready beforehand."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from queue import Empty, SimpleQueue

from matryoshka.chat.engine import Engine, Stop
from matryoshka.chat.ladder import Sampling, Tier
from matryoshka.engines.background import Background
from matryoshka.engines.frames import Ready
from matryoshka.engines.free import Tenant, free_beside
from matryoshka.engines.llama import LlamaEngine
from matryoshka.engines.need import need_of
from matryoshka.engines.room import NoRoom
from matryoshka.engines.turn import Turn, interruptible
from matryoshka.errors import AppError
from matryoshka.models.power import on_battery

IDLE = 600.0
"""Seconds after which a model that nobody asked gives its memory back."""
WAITS = IDLE + 60.0
"""Seconds in which memory becomes free where all that holds it is idle."""
_LOOKS = 20  # at power and idle models in that time
_UNSAMPLED = Sampling()
_LOOK_UP = 0.02  # seconds between looks whether models are still being loaded

Wake = Callable[[Stop], Iterable[object]]


class Rack:
    """Owns the engines it gives out, a process for each; `close` ends them all. Any thread may use it.

    `free` tells the bytes that one more model may take beside those of ours; `idle` is in seconds, and so is
    `waits`, how long background work waits for memory; `remember` hears of every model that was loaded.
    """

    def __init__(
        self,
        free: Callable[[Sequence[Tenant]], int] = free_beside,
        on_battery: Callable[[], bool | None] = on_battery,
        idle: float = IDLE,
        remember: Callable[[Tier, Ready], None] | None = None,
        waits: float = WAITS,
    ) -> None:
        self._free = free
        self._waits = waits
        self._remember = remember
        self._on_battery = on_battery
        self._idle = idle
        self._lock = threading.Lock()
        self._engines: dict[Tier, LlamaEngine] = {}
        self._voices: dict[Tier, LlamaEngine] = {}
        """The same engines, and beside them those that only choose their words otherwise."""
        self._door = Turn()
        self._closing = Stop()
        self._wishes: SimpleQueue[Wake | None] = SimpleQueue()
        self.sparing = False
        """Whether the computer runs on its battery."""
        self._keeper = threading.Thread(target=self._keep, name="rack", daemon=True)
        self._keeper.start()

    def engine(self, tier: Tier) -> LlamaEngine:
        """The same engine for tiers that differ in name and patience only; it loads when first asked.

        Tiers that differ in their sampling too have engines of one process.
        """
        voice = replace(tier, name="", patience=0.0)
        setting = replace(voice, sampling=_UNSAMPLED)
        with self._lock:
            if setting not in self._engines:
                self._engines[setting] = self._voices[voice] = LlamaEngine(tier, room=self)
            if voice not in self._voices:
                self._voices[voice] = self._engines[setting].sampled(tier.sampling)
            return self._voices[voice]

    def background(self, tier: Tier) -> Engine:
        """The engine for work that nobody waits for: it gives way to persons, and waits for memory.

        Only what no person has asked for a while leaves for it.
        """
        return Background(self.engine(tier), self._waits)

    @contextmanager
    def enter(self, tier: Tier, stop: Stop, *, background: bool) -> Iterator[bool]:
        """As `Room.enter`: the least recently used leave for a person, never one that is answering."""
        if not self._door.take(stop, background=background):
            yield False
            return
        try:
            self._make_room(need_of(tier), background=background)
            if background and self._lacks(need_of(tier)):
                raise NoRoom(tier.label)
            yield not self._closing.is_set()
        finally:
            self._door.give()

    def budget(self) -> int:
        """Bytes that models may take together, once those that no person waits for have left."""
        return self._free(self._tenants()) + sum(engine.gives_back for engine in self._all())

    @property
    def answers(self) -> bool:
        """Whether a model answers a person now."""
        return any(engine.answers for engine in self._all())

    def make_way(self, tier: Tier, stop: Stop) -> bool:
        """Let idle models leave for it; whether it may come in now, beside those at work, or alone.

        Not while a person's model comes in, and not after `stop`.
        """
        with interruptible(stop) as wish:
            if not self._door.take(wish, background=True):
                return False
        try:
            need = need_of(tier)
            for engine in sorted(self._all(), key=lambda each: each.used):
                if engine.pid and engine.unused and self._lacks(need):
                    engine.leave()
            return not self._lacks(need) or not self._tenants()
        finally:
            self._door.give()

    def came_in(self, tier: Tier, ready: Ready) -> None:
        """As `Room.came_in`."""
        if self._remember:
            self._remember(tier, ready)

    def prepare(self, wake: Wake) -> None:
        """As `Room.prepare`; on its battery a computer prepares nothing, and what does not fit is left."""
        # A whole load, and no mere reading of the file: pages without room beside the junior's would push
        # those out. Where a junior keeps a chat to itself that is one load in vain, until the elder is idle.
        if not self.sparing:
            self._wishes.put(wake)

    def close(self) -> None:
        """End all processes; none is started afterwards."""
        self._closing.set()
        self._wishes.put(None)
        self._keeper.join()
        self._door.take(Stop())  # whoever is starting a process has started it now
        self._door.give()
        for engine in self._all():
            engine.close()

    def _make_room(self, need: int, *, background: bool) -> None:
        """A model that does not fit alone is tried even so: what a file tells is not exact."""
        for engine in sorted(self._all(), key=lambda each: each.used):
            may_leave = not background or engine.unwanted > self._idle
            if engine.pid and may_leave and self._lacks(need):
                engine.leave()

    def _lacks(self, need: int) -> bool:
        return need > self._free(self._tenants())

    def _tenants(self) -> list[Tenant]:
        return [tenant for each in self._all() if (tenant := each.tenant)]

    def _keep(self) -> None:
        """The work of the rack's own thread."""
        while not self._closing.is_set():
            self.sparing = bool(self._on_battery())
            for engine in self._all():
                if engine.unused > self._idle:
                    engine.leave()
            with suppress(Empty):
                self._wake(self._wishes.get(timeout=self._idle / _LOOKS))

    def _wake(self, wake: Wake | None) -> None:
        """A fault is told when a person asks that model."""
        while not self._closing.is_set() and any(each.awaited for each in self._all()):
            time.sleep(_LOOK_UP)
        with suppress(AppError), interruptible(self._closing) as stop:
            for _ in wake(stop) if wake else ():
                pass

    def _all(self) -> list[LlamaEngine]:
        with self._lock:
            return list(self._engines.values())
