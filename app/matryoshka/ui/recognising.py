"""English sentences that were kept, or came from another process, said in the language of the window."""

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import QLocale

from matryoshka.errors import AppError
from matryoshka.paths import resources
from matryoshka.saying import Said, say
from matryoshka.ui.tongue import tr

_NAME = re.compile(r"\{\w+\}")
_LEAST = 8
"""Letters without which a sentence could be any."""
_FIELD = re.compile(r"\\{(\w+)\\}")


def retold(text: str) -> str:
    """`text` as `tr` says it; what fills its sentence is found again where that was forgotten."""
    if isinstance(text, Said) or not text or (said := tr(text)) != text:
        return tr(text)
    written = resources() / "translations" / f"{QLocale().bcp47Name().partition('-')[0]}.ts"
    sentences = _sentences(written) if written.exists() else ()
    found = ((template, shape.fullmatch(text)) for template, shape in sentences)
    return next((tr(say(template, **match.groupdict())) for template, match in found if match), said)


def fault_words(fault: AppError) -> str:
    """What happened and what to do, in a line."""
    return f"{retold(fault.title)} {retold(fault.remedy)}".strip()


@cache
def _sentences(written: Path) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Those with something to fill in, the most telling first, each with the shape of what it becomes."""
    texts = [each.text or "" for each in ET.parse(written).getroot().iter("source")]  # noqa: S314 - our own
    fillable = [each for each in texts if "{" in each and "%n" not in each and _told(each) > _LEAST]
    return tuple((each, _shape(each)) for each in sorted(fillable, key=_told, reverse=True))


def _told(template: str) -> int:
    """How many letters it has of its own."""
    return len(_NAME.sub("", template))


def _shape(template: str) -> re.Pattern[str]:
    """Each name once, and the same again where it comes again."""
    seen: set[str] = set()

    def group(found: re.Match[str]) -> str:
        known = found[1] in seen
        seen.add(found[1])
        return f"(?P={found[1]})" if known else f"(?P<{found[1]}>.+?)"

    return re.compile(_FIELD.sub(group, re.escape(template)), re.DOTALL)
