"""The figures as Markdown, to be read in a terminal or put on a page."""

from collections.abc import Iterator

from matryoshka.learning.evaluation.document import (
    Areas,
    CalibratedFigures,
    Document,
    Handed,
    Handoffs,
    RuleFigures,
)
from matryoshka.learning.evaluation.markdown import difference, number, percent, table


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
        if document["calibrated"]:
            yield _calibrated(document, document["calibrated"])
        yield _baselines(document)
        yield _points(document)
    if document["handoffs"]:
        yield _handed(document["handoffs"])
        yield _overhead(document["handoffs"])


def _tiers(document: Document) -> str:
    rows = ([tier["name"], percent(tier["accuracy"]), percent(tier["unsure"])] for tier in document["tiers"])
    return table(["tier, asked straight", "right %", "unsure %"], rows)


def _cascade(document: Document) -> str:
    cascade = document["cascade"]
    rows = [
        ("right %", percent(cascade["accuracy"])),
        ("wrong, and served %", percent(cascade["wrong_served"])),
        ("declined %", percent(cascade["declined"])),
        *((f"asked {name} %", percent(share)) for name, share in cascade["call_share"].items()),
        ("gap closed (PGR) %", percent(cascade["pgr"])),
        ("cost, ms", number(cascade["cost"], 2, 1e3)),
        ("cost, MFLOP", number(cascade["flops"], 1, 1e-6)),
    ]
    return table(["the ladder as shipped", ""], rows)


def _doubt(document: Document, areas: Areas) -> str:
    rows = [
        ("APGR over calls", number(areas["calls"])),
        ("APGR over cost, seconds", number(areas["cost"])),
        ("APGR over cost, FLOPs", number(areas["flops"])),
        *((f"CPT({closed} %), % of calls", percent(share)) for closed, share in document["cpt"].items()),
        ("AUROC", number(document["auroc"])),
        ("Brier", number(document["brier"])),
        ("ECE", number(document["ece"])),
    ]
    return table(["doubt, before the first token", ""], rows)


def _calibrated(document: Document, found: CalibratedFigures) -> str:
    areas, gained = found["apgr"], found["difference"]
    plain = document["apgr"] or areas
    rows = [
        ["APGR over calls", number(plain["calls"]), number(areas["calls"]), difference(gained["calls"])],
        ["APGR over cost, seconds", number(plain["cost"]), number(areas["cost"]), difference(gained["cost"])],
        ["AUROC", number(document["auroc"]), number(found["auroc"]), ""],
        ["Brier", number(document["brier"]), number(found["brier"]), ""],
        ["ECE", number(document["ece"]), number(found["ece"]), ""],
    ]
    return table(["doubt, before and after calibration", "before", "after", "better by"], rows)


def _baselines(document: Document) -> str:
    rows = ([one["name"] + " †" * one["sees_difficulty"], *_areas(one)] for one in document["baselines"])
    axes = ("calls", "cost, seconds", "cost, FLOPs")
    heads = ["baseline", *(head for axis in axes for head in (f"APGR over {axis}", "doubt is better by"))]
    about = (f"- {one['name']}: {one['about']}" for one in document["baselines"])
    signs = "† sees the outcome or how hard the question is. * the difference is significant."
    return "\n\n".join([table(heads, rows), signs, "\n".join(about)])


def _areas(one: RuleFigures) -> Iterator[str]:
    area, ours = one["apgr"], one["difference"]
    yield from (number(area["calls"]), difference(ours["calls"]))
    yield from (number(area["cost"]), difference(ours["cost"]))
    yield from (number(area["flops"]), difference(ours["flops"]))


def _points(document: Document) -> str:
    rows = (
        [
            point["name"],
            percent(point["accuracy"]),
            number(point["cost"], 2, 1e3),
            percent(point["ours"]),
            difference(point["difference"], 1, 100),
        ]
        for point in document["points"]
    )
    heads = ["without a threshold", "right %", "cost, ms", "doubt at that cost, right %", "better by"]
    return table(heads, rows)


def _handed(handoffs: Handoffs) -> str:
    heads = ["in % of", "questions", "handed up", "needed", "unneeded", "futile", "honest", "wrong, served"]
    groups = {"all questions": handoffs["all"], **handoffs["families"]}
    rows = (_handed_row(name, handed) for name, handed in groups.items())
    before = f"Tokens written before a hand-off: {number(handoffs['tokens_before'], 2)}."
    return f"{table(heads, rows)}\n\n{before}"


def _handed_row(name: str, handed: Handed) -> list[str]:
    outcomes = [handed["needed"], handed["unneeded"], handed["futile"], handed["honest"]]
    shares = [handed["handed_up"], *outcomes, handed["wrong_served"]]
    return [name, f"{handed['questions']:,}", *map(percent, shares)]


def _overhead(handoffs: Handoffs) -> str:
    rows = (
        [
            f"{length['tokens_from']}–{length['tokens_to']}",
            f"{length['questions']:,}",
            number(length["seconds"], 2, 1e3),
            percent(length["share"]),
        ]
        for length in handoffs["overhead"]
    )
    return table(["prompt, tokens", "hand-offs", "a hand-off, ms", "on top of the elder's %"], rows)
