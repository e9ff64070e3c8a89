"""What llama.cpp says it allocates: it tells so only in its log."""

import re

from matryoshka.models.measured import Sizes

_MIB = 2**20
_WEIGHTS = re.compile(r"model buffer size = *([\d.]+) MiB")
_REMEMBERED = re.compile(r": size = *([\d.]+) MiB \( *\d+ cells")
_COMPUTED = re.compile(r"(?:compute|output) buffer size = *([\d.]+) MiB")


class Buffers:
    """Adds up what it hears of one model."""

    def __init__(self) -> None:
        self._heard: list[str] = []

    def hear(self, line: str) -> None:
        if " size = " in line:
            self._heard.append(line)

    @property
    def sizes(self) -> Sizes:
        return Sizes(*(self._sum(pattern) for pattern in (_WEIGHTS, _REMEMBERED, _COMPUTED)))

    def _sum(self, pattern: re.Pattern[str]) -> int:
        found = (pattern.search(line) for line in self._heard)
        return sum(round(float(each[1]) * _MIB) for each in found if each)
