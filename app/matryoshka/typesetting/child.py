"""The process that draws formulas: each line of standard input holds one, each line of output its drawing."""

import json
import re
import sys
from dataclasses import asdict
from xml.etree.ElementTree import fromstring

import ziamath
from ziamath.config import config
from ziamath.tex import tex2mml

from matryoshka.saying import say
from matryoshka.typesetting.formula import Drawing, Formula

_LARGER = 1.15
"""The letters of formulas are smaller than those of the text around them at the same size."""
_MEMORY = 2**30
"""Bytes of address space, where the system can say so."""

_WIDEST, _HIGHEST = 8_000, 2_000
"""Pixels of a drawing."""
_LONGEST = 1_000_000
"""Characters of one as SVG."""
_UNKNOWN = re.compile(r"<mi[^>]*>(\\[A-Za-z]+)")
"""A command that was left as it was written."""


class _Refused(Exception):
    """Says in plain words why a formula is not drawn."""


def main() -> int:
    """Draw until the input ends."""
    _limit_memory()
    config.svg2 = False  # Qt draws no symbols that are defined once and used again
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_answer(Formula(**json.loads(line)))) + "\n")
        sys.stdout.flush()
    return 0


def _answer(formula: Formula) -> dict[str, object]:
    try:
        return asdict(_drawing(formula))
    except _Refused as refused:
        return {"why": str(refused)}
    except Exception:  # noqa: BLE001 - the boundary of this process: formulas break it in any way
        return {"why": say("It is not complete, or not written as LaTeX is.")}


def _drawing(formula: Formula) -> Drawing:
    if unknown := _UNKNOWN.search(tex2mml(formula.latex, inline=not formula.displayed)):
        raise _Refused(say("The command {unknown} is not known here.", unknown=unknown[1]))
    drawn = ziamath.Latex(formula.latex, size=formula.size * _LARGER, inline=not formula.displayed)
    svg: str = drawn.svg()
    _, top, width, height = map(float, fromstring(svg).attrib["viewBox"].split())  # noqa: S314 - ziamath's own
    if width > _WIDEST or height > _HIGHEST or len(svg) > _LONGEST:
        raise _Refused(say("It would be too large."))
    return Drawing(svg, width, -top, height + top)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - only Unix has it
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
