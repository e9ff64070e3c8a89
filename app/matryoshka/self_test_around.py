"""Checks of an installation around the models: the processor, files, formulas, the keyring of the system."""

import tempfile
from pathlib import Path

from matryoshka.chat.engine import Stop
from matryoshka.documents.reader import DocumentReader
from matryoshka.engines.prober import Prober
from matryoshka.errors import AppError
from matryoshka.keychain import keyring_of_system
from matryoshka.typesetting.formula import Formula, Undrawn
from matryoshka.typesetting.typesetter import Typesetter

_PDF = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj
4 0 obj <</Length 27>> stream
BT /F 12 Tf (legible) Tj ET
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R>>
startxref
0
%%EOF
"""
_ANEW = "Install the program anew."


def processor() -> str:
    """With which of the processor's instructions llama.cpp computes. Raises AppError."""
    seen = Prober().see()
    if not seen.processor:
        raise AppError(f"llama.cpp does not know the processor. {seen.trouble}".strip(), _ANEW)
    return f"{seen.processor}, {' '.join(seen.instructions) or 'no faster instructions'}"


def files() -> str:
    """A PDF is read in a process of its own. Raises AppError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "legible.pdf"
        path.write_bytes(_PDF)
        document = DocumentReader().read(path, path.name, Stop())
    if not document or [passage.text.strip() for passage in document.passages] != ["legible"]:
        raise AppError("A PDF was read wrongly.", _ANEW)
    return "a PDF was read"


def formulas() -> str:
    """One is drawn in a process of its own. Raises AppError."""
    with Typesetter() as typesetter:
        drawn = typesetter.draw(Formula(r"\frac{1}{2}", 16, displayed=False), Stop())
    if isinstance(drawn, Undrawn):
        raise AppError(f"A formula could not be drawn: {drawn.why}", _ANEW)
    return "one was drawn"


def keyring() -> str:
    """Where keys would go; that there is no keyring is no fault."""
    keyring = keyring_of_system()
    if keyring is None:
        return "this system has none; keys are kept until the program ends"
    return f"keys go to {type(keyring).__module__.rpartition('.')[2]}"
