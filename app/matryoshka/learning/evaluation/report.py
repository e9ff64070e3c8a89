"""The figures as Markdown, to be read in a terminal or put on a page."""

from collections.abc import Iterable, Iterator, Sequence

from matryoshka.learning.evaluation.bootstrap import Difference, Estimate
from matryoshka.learning.evaluation.document import Areas, Document, Handed, Handoffs

UNDEFINED = "–"


def report(document: Document) -> str:
    """All figures with their 95 % intervals; shares in per cent, costs in milliseconds and MFLOP."""
    return "\n\n".join(_parts(document)) + "\n"


def _parts(document: Document) -> Iterator[str]:
    yield f"{document['questions']:,} questions; in brackets 95 % of {document['resamples']:,} resamples."
    yield from document["notes"]
    yield _tiers(document)
    yield _cascade(document)
    if document["apgr"]:
        yield _doubt(document, document["apgr"])
        yield _baselines(document)
        yield _points(document)
    if document["handoffs"]:
        yield _handed(document["handoffs"])
        yield _overhead(document["handoffs"])


def _tiers(document: Document) -> str:
    rows = (
        [tier["name"], _percent(tier["accuracy"]), _percent(tier["unsure"])] for tier in document["tiers"]
    )
    return _table(["tier, asked straight", "right %", "unsure %"], rows)


def _cascade(document: Document) -> str:
    cascade = document["cascade"]
    rows = [
        ("right %", _percent(cascade["accuracy"])),
        ("wrong, and served %", _percent(cascade["wrong_served"])),
        ("declined %", _percent(cascade["declined"])),
        *((f"asked {name} %", _percent(share)) for name, share in cascade["call_share"].items()),
        ("gap closed (PGR) %", _percent(cascade["pgr"])),
        ("cost, ms", _number(cascade["cost"], 2, 1e3)),
        ("cost, MFLOP", _number(cascade["flops"], 1, 1e-6)),
    ]
    return _table(["the ladder as shipped", ""], rows)


def _doubt(document: Document, areas: Areas) -> str:
    rows = [
        ("APGR over calls", _number(areas["calls"])),
        ("APGR over cost, seconds", _number(areas["cost"])),
        ("APGR over cost, FLOPs", _number(areas["flops"])),
        *((f"CPT({closed} %), % of calls", _percent(share)) for closed, share in document["cpt"].items()),
        ("AUROC", _number(document["auroc"])),
        ("Brier", _number(document["brier"])),
        ("ECE", _number(document["ece"])),
    ]
    return _table(["doubt, before the first token", ""], rows)


def _baselines(document: Document) -> str:
    rows = (
        [
            one["name"] + " †" * one["sees_difficulty"],
            _number(one["apgr"]["calls"]),
            _difference(one["difference"]["calls"]),
            _number(one["apgr"]["cost"]),
            _difference(one["difference"]["cost"]),
        ]
        for one in document["baselines"]
    )
    heads = ["baseline", "APGR over calls", "doubt is better by", "APGR over cost", "doubt is better by"]
    about = (f"- {one['name']}: {one['about']}" for one in document["baselines"])
    signs = "† sees the outcome or how hard the question is. * the difference is significant."
    return "\n\n".join([_table(heads, rows), signs, "\n".join(about)])


def _points(document: Document) -> str:
    rows = (
        [
            point["name"],
            _percent(point["accuracy"]),
            _number(point["cost"], 2, 1e3),
            _percent(point["ours"]),
            _difference(point["difference"], 1, 100),
        ]
        for point in document["points"]
    )
    heads = ["without a threshold", "right %", "cost, ms", "doubt at that cost, right %", "better by"]
    return _table(heads, rows)


def _handed(handoffs: Handoffs) -> str:
    heads = ["in % of", "questions", "handed up", "needed", "unneeded", "futile", "honest", "wrong, served"]
    groups = {"all questions": handoffs["all"], **handoffs["families"]}
    rows = (_handed_row(name, handed) for name, handed in groups.items())
    before = f"Tokens written before a hand-off: {_number(handoffs['tokens_before'], 2)}."
    return f"{_table(heads, rows)}\n\n{before}"


def _handed_row(name: str, handed: Handed) -> list[str]:
    outcomes = [handed["needed"], handed["unneeded"], handed["futile"], handed["honest"]]
    shares = [handed["handed_up"], *outcomes, handed["wrong_served"]]
    return [name, f"{handed['questions']:,}", *map(_percent, shares)]


def _overhead(handoffs: Handoffs) -> str:
    rows = (
        [
            f"{length['tokens_from']}–{length['tokens_to']}",
            f"{length['questions']:,}",
            _number(length["seconds"], 2, 1e3),
            _percent(length["share"]),
        ]
        for length in handoffs["overhead"]
    )
    return _table(["prompt, tokens", "hand-offs", "a hand-off, ms", "on top of the elder's %"], rows)


def _percent(found: Estimate) -> str:
    return _number(found, 1, 100)


def _number(found: Estimate | None, digits: int = 3, scale: float = 1.0) -> str:
    if found is None or found["value"] is None or found["low"] is None or found["high"] is None:
        return UNDEFINED
    value, low, high = (
        f"{scale * part:.{digits}f}" for part in (found["value"], found["low"], found["high"])
    )
    return f"{value} [{low}, {high}]"


def _difference(found: Difference, digits: int = 3, scale: float = 1.0) -> str:
    return _number(found, digits, scale) + " *" * found["significant"]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns line up; the first is a name, the others are figures."""
    lines = [list(heads), *(list(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    head, *body = (_line(line, widths) for line in lines)
    rule = "|".join(["", "-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:]), ""])
    return "\n".join([head, rule, *body])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    name, *figures = zip(cells, widths, strict=True)
    return "| " + " | ".join([name[0].ljust(name[1]), *(cell.rjust(width) for cell, width in figures)]) + " |"
