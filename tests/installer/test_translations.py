"""Everything that the window says is said in Russian too."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from installer.translations import CODE, RUSSIAN, compile_to, read, texts

_FIELD = re.compile(r"\{\w+\}")
_SENTENCE = re.compile(r"[A-Z“][^<>]*[a-z]{2} [a-z][^<>]*[.?…:]")
_MARKS = ("say", "tr")
_WINDOW = CODE / "ui"


def test_every_text_is_translated_in_every_form_and_none_is_stale() -> None:
    said, written = texts(CODE), read(RUSSIAN)
    assert set(said) == set(written)
    assert [text for text, counted in said.items() if len(written[text]) != (3 if counted else 1)] == []
    assert [text for text, forms in written.items() if not all(forms)] == []


def test_a_translation_fills_in_what_its_text_does() -> None:
    for text, forms in read(RUSSIAN).items():
        for form in filter(None, forms):
            assert set(_FIELD.findall(form)) == set(_FIELD.findall(text)), text


def test_what_qt_reads_is_made_of_what_is_written(tmp_path: Path) -> None:
    compile_to(tmp_path / "ru.qm")
    assert (tmp_path / "ru.qm").read_bytes() == RUSSIAN.with_suffix(".qm").read_bytes()


def test_no_sentence_of_the_window_goes_past_the_translation() -> None:
    past = [
        f"{path.name}:{line} {text}"
        for path in _WINDOW.rglob("*.py")
        for line, text in _unmarked(ast.parse(path.read_text("utf-8")))
    ]
    assert past == []


def _unmarked(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Sentences in the code that nobody passes to be translated, but for its own descriptions."""
    marked = {id(part) for node in ast.walk(tree) if _marks(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in marked and _SENTENCE.fullmatch(text):
                yield node.lineno, text


def _marks(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in _MARKS
    return False
