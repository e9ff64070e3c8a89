import re

from matryoshka.learning.evaluation.figures import ONE_TIER, figures
from matryoshka.learning.evaluation.report import report
from support.tries import XS, L, S, played


def test_the_report_tells_every_figure_with_its_interval() -> None:
    document = figures(played(200), [XS, S], L, draws=50)

    text = report(document)

    accuracy = document["cascade"]["accuracy"]
    assert f"{100 * (accuracy['value'] or 0):.1f} [{100 * (accuracy['low'] or 0):.1f}, " in text
    assert all(one["name"] in text and one["about"] in text for one in document["baselines"])
    assert "Tokens written before a hand-off: 0.00 [0.00, 0.00]." in text


def test_the_columns_of_every_table_line_up() -> None:
    tables = report(figures(played(50), [XS, S], L, draws=5)).split("\n\n")

    for table in (part.strip().splitlines() for part in tables if part.startswith("|")):
        assert len({len(line) for line in table}) == 1
        assert len({line.count("|") for line in table}) == 1


def test_what_is_not_defined_is_said_and_left_blank() -> None:
    text = report(figures(played(5), [XS], None, draws=5))

    assert ONE_TIER in text
    assert re.search(r"gap closed \(PGR\) % +\| +– \|", text)
    assert "APGR" not in text
    assert "None" not in text
    assert "nan" not in text
