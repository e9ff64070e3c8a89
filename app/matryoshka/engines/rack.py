"""The engines of all tiers, one process for each model that is set up differently."""

import threading
from dataclasses import replace

from matryoshka.chat.engine import Engine
from matryoshka.chat.ladder import Tier
from matryoshka.engines.llama import LlamaEngine


class Rack:
    """Owns the engines it gives out; `close` ends all their processes. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._engines: dict[Tier, LlamaEngine] = {}

    def engine(self, tier: Tier) -> Engine:
        """The same engine for tiers that differ in name and patience only; it loads when first asked."""
        return self._engine(tier)

    def warm(self, tier: Tier) -> None:
        """Start loading in the background."""
        self._engine(tier).warm()

    def unload(self, tier: Tier) -> None:
        """Give the model's memory back; it loads again when next asked."""
        self._engine(tier).close()

    def close(self) -> None:
        with self._lock:
            engines = list(self._engines.values())
        for engine in engines:
            engine.close()

    def _engine(self, tier: Tier) -> LlamaEngine:
        setting = replace(tier, name="", patience=0.0)
        with self._lock:
            return self._engines.setdefault(setting, LlamaEngine(tier))
