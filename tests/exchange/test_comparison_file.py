"""A comparison as a file: every answer under its question, with its figures and votes, and harmless."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.comparing.grid import Grid, Vote
from matryoshka.chat.conversation import State
from matryoshka.chat.label import Effort
from matryoshka.errors import AppError
from matryoshka.exchange.comparison_file import export_grid, text_of_grid
from matryoshka.exchange.formats import Format
from support.comparing import column, row

XS = column(
    "XS",
    "It is **four**.",
    Vote.FINE,
    effort=Effort(seconds=0.5),
    memory=3_000_000,
    attempt={"tokens": 5, "seconds": 0.5, "first_token_seconds": 0.1, "cost": 0.25},
)
S = column("S", "4", Vote.BEST, effort=Effort(seconds=2.0))
DEAD = column("M", "", attempt={"state": State.FAILED, "title": "The process ended.", "remedy": "Ask again."})
GRID = Grid(("S", "XS", "M")).with_row(replace(row(XS, S, DEAD), before=("Hello", "Hi")))


def test_markdown_tells_each_answer_in_the_order_of_the_columns() -> None:
    text = text_of_grid(GRID, Format.MARKDOWN)

    assert text.startswith("# 2+2\n")
    assert text.index("## You\n\n2+2") < text.index("## S · builtin:s") < text.index("## XS · builtin:xs")
    figures = "fine, fastest, 0.5 s, first word after 0.1 s, 5 tokens, 10.0 tokens/s, price 0.25, 3 MB"
    assert f"It is **four**.\n\n*{figures}" in text
    assert "*The process ended. Ask again.*" in text
    assert text.index("## You\n\nHello") < text.index("## Answer · before\n\nHi")


def test_a_page_runs_nothing_and_a_pdf_is_printed_from_it(tmp_path: Path) -> None:
    hostile = Grid(("XS",)).with_row(row(column("<b>", "<script>alert(1)</script>"), question="<i>"))
    page = text_of_grid(replace(hostile, tiers=("<b>",)), Format.HTML)
    assert "<script" not in page
    assert "<b>" not in page
    assert "<strong>four</strong>" in text_of_grid(GRID, Format.PDF)

    export_grid(GRID, tmp_path / "it.pdf", lambda page: page[:15].encode())
    assert (tmp_path / "it.pdf").read_bytes() == b"<!DOCTYPE html>"


def test_json_holds_all_that_is_known(tmp_path: Path) -> None:
    export_grid(GRID, tmp_path / "it.json", lambda _: b"")
    document = json.loads((tmp_path / "it.json").read_text(encoding="utf-8"))

    assert document["tiers"] == ["S", "XS", "M"]
    (kept,) = document["rows"]
    assert [each["vote"] for each in kept["columns"]] == ["fine", "best", None]
    assert kept["columns"][0]["attempt"]["text"] == "It is **four**."
    assert kept["columns"][2]["attempt"]["title"] == "The process ended."


def test_a_file_of_no_known_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AppError):
        export_grid(GRID, tmp_path / "it.docx", lambda _: b"")
