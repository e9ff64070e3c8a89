"""The plan of the house as a contract: layers, words, one sentence a module, one boundary a process."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APP = ROOT / "app" / "matryoshka"
MODULES = sorted(APP.rglob("*.py"))
BOUNDARIES = {"documents/child.py", "engines/host/service.py", "typesetting/child.py"}
"""Where processes end that work apart: whatever breaks them is told to whoever started them."""


def test_imports_point_down() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_says_in_one_sentence_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert docstring
    assert docstring.splitlines()[0].endswith(".")


def test_only_the_boundaries_of_processes_catch_everything() -> None:
    broad = {path.relative_to(APP).as_posix() for path in MODULES for _ in filter(_is_broad, _handlers(path))}

    assert broad <= BOUNDARIES


def test_nothing_speaks_of_another_place_than_the_product() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    private = [b"/wo" + b"rk/", b"../sha" + b"red", b"pypi" + b".org", b"files.pythonhosted" + b".org"]
    files = [ROOT / os.fsdecode(name) for name in tracked.split(b"\0") if name]

    assert [path for path in files for word in private if word in path.read_bytes()] == []


def test_asking_in_the_terminal_needs_no_qt() -> None:
    code = "import sys, matryoshka.cli; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _handlers(path: Path) -> list[ast.ExceptHandler]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)]


def _is_broad(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or getattr(handler.type, "id", "") in ("Exception", "BaseException")
