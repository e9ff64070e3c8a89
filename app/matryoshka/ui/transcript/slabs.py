"""Which slab draws which row."""

from dataclasses import dataclass
from typing import Any, assert_never

from matryoshka.ui.transcript.code import CodeSlab
from matryoshka.ui.transcript.consent import ConsentSlab
from matryoshka.ui.transcript.footer import FooterSlab
from matryoshka.ui.transcript.formulas import Formulas
from matryoshka.ui.transcript.label import LabelSlab
from matryoshka.ui.transcript.lexers import Lexers
from matryoshka.ui.transcript.lines import (
    LeftOutSlab,
    RemarkSlab,
    RuleSlab,
    ThoughtSlab,
    WaitingSlab,
    WakingSlab,
)
from matryoshka.ui.transcript.markup import Markup
from matryoshka.ui.transcript.notice import NoticeSlab
from matryoshka.ui.transcript.picture import PictureSlab
from matryoshka.ui.transcript.prose import ProseSlab
from matryoshka.ui.transcript.question import QuestionSlab
from matryoshka.ui.transcript.rows import (
    AnyRow,
    Code,
    Consent,
    Footer,
    Label,
    LeftOut,
    Notice,
    Picture,
    Prose,
    Question,
    Remark,
    Rule,
    Seam,
    Thought,
    Waiting,
    Waking,
    Written,
)
from matryoshka.ui.transcript.seam import SeamSlab
from matryoshka.ui.transcript.slab import Look, Slab

AnySlab = Slab[Any]


@dataclass(frozen=True, slots=True)
class Tools:
    """What slabs are made with, shared by all."""

    markup: Markup
    formulas: Formulas
    lexers: Lexers


def slab_for(row: AnyRow, look: Look, tools: Tools) -> AnySlab:  # noqa: C901  one case for each kind of row
    match row:
        case Question():
            return QuestionSlab(row, look)
        case Label():
            return LabelSlab(row, look)
        case Remark():
            return RemarkSlab(row, look)
        case LeftOut():
            return LeftOutSlab(row, look)
        case Waking():
            return WakingSlab(row, look)
        case Waiting():
            return WaitingSlab(row, look)
        case Thought():
            return ThoughtSlab(row, look)
        case Prose() | Code() | Rule() | Picture():
            return _written(row, look, tools)
        case Seam():
            return SeamSlab(row, look)
        case Consent():
            return ConsentSlab(row, look)
        case Notice():
            return NoticeSlab(row, look)
        case Footer():
            return FooterSlab(row, look)
    assert_never(row)


def _written(row: Written, look: Look, tools: Tools) -> AnySlab:
    match row:
        case Prose():
            return ProseSlab(row, look, tools.markup, tools.formulas)
        case Code():
            return CodeSlab(row, look, tools.lexers)
        case Picture():
            return PictureSlab(row, look)
        case Rule():
            return RuleSlab(row, look)
    assert_never(row)
