"""A page is printed whole, in signs that can be copied, and fetches nothing."""

from io import BytesIO

from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from matryoshka.exchange.formats import Format, text_of
from matryoshka.paths import resources
from matryoshka.ui.exchange.pdf import printed
from matryoshka.ui.fonts import load_fonts
from support.chats import sample


def text_in(pdf: bytes) -> str:
    """Without spaces, which a PDF places as it likes."""
    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return "".join("".join(pages).split())


def test_a_pdf_says_what_the_page_says(qtbot: QtBot) -> None:
    assert qtbot
    load_fonts(resources() / "fonts")
    text = text_in(printed(text_of(sample(), Format.PDF)))

    assert "Сколькобудет2+2?" in text
    assert "XSaskedSforhelp.Notsureenoughtoanswer." in text
    assert "doubt75%,limit50%" in text


def test_a_long_chat_has_several_pages(qtbot: QtBot) -> None:
    assert qtbot
    page = "<html><body>" + "<p>said</p>" * 200 + "</body></html>"

    assert len(PdfReader(BytesIO(printed(page))).pages) > 1
