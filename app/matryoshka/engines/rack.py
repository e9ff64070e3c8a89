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
        setting = replace(tier, name="", patience=0.0)
        with self._lock:
            return self._engines.setdefault(setting, LlamaEngine(tier))

    def close(self) -> None:
        with self._lock:
            engines = list(self._engines.values())
        for engine in engines:
            engine.close()
