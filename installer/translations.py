"""Gathers what the window can say into resources/translations, and compiles what is translated there.

From the folder above this one: `.venv/bin/python -m installer.translations`. What the code no longer says
leaves the file, what it says anew is added unfinished, for a translator to fill.
"""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

ROOT = Path(__file__).parents[1]
CODE = ROOT / "app" / "matryoshka"
RUSSIAN = ROOT / "resources" / "translations" / "ru.ts"
CONTEXT = "Matryoshka"
SPEAKERS = ("matryoshka.saying", "matryoshka.ui.tongue")
"""Where the functions come from that a text is passed to, which a person will read."""
_FORMS = 3
"""Of a noun after a number, in Russian."""

Texts = dict[str, bool]
"""English sentences, and whether each has forms that follow a number."""
Translations = dict[str, tuple[str, ...]]
"""By the English sentence: one translation, or one for each form; empty as long as it is missing."""


def main() -> None:
    written = read(RUSSIAN) if RUSSIAN.exists() else {}
    said = texts(CODE)
    write(RUSSIAN, said, written)
    compile_to(RUSSIAN.with_suffix(".qm"))
    missing = [text for text in said if not all(written.get(text, ("",)))]
    print(f"{len(said)} texts, {len(missing)} of them not translated.", *missing, sep="\n")


def texts(code: Path) -> Texts:
    """What is said in the Python files of a folder, in their order."""
    found: Texts = {}
    for path in sorted(code.rglob("*.py")):
        for text, counted in _said(ast.parse(path.read_text("utf-8"))):
            found[text] = found.get(text, False) or counted
    return found


def _said(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    speakers = {
        each.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module in SPEAKERS
        for each in node.names
    }
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text)), *rest]):
                if name in speakers & {"say", "tr"} and text:
                    yield text, bool(rest)


def read(file: Path) -> Translations:
    """What a file of translations holds."""
    found: Translations = {}
    for message in ET.parse(file).getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None:
            forms = translation.findall("numerusform") or [translation]
            found[message.findtext("source") or ""] = tuple(form.text or "" for form in forms)
    return found


def write(file: Path, said: Texts, written: Translations) -> None:
    """The texts that are said, each with its translation or marked as unfinished."""
    root = ET.Element("TS", version="2.1", language="ru", sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, counted in said.items():
        context.append(_message(text, written.get(text, ()), _FORMS if counted else 0))
    ET.indent(root)
    whole = ET.tostring(root, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{whole}\n', "utf-8")


def _message(text: str, written: tuple[str, ...], forms: int) -> ET.Element:
    message = ET.Element("message", {"numerus": "yes"} if forms else {})
    ET.SubElement(message, "source").text = text
    translation = ET.SubElement(message, "translation")
    known = written if len(written) == max(1, forms) else ("",) * max(1, forms)
    if not all(known):
        translation.set("type", "unfinished")
    if forms:
        for form in known:
            ET.SubElement(translation, "numerusform").text = form
    else:
        translation.text = known[0]
    return message


def compile_to(file: Path) -> None:
    """Make of the sources what Qt reads. Raises CalledProcessError."""
    tool = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([tool, "-silent", RUSSIAN, "-qm", file], check=True)


if __name__ == "__main__":
    main()
