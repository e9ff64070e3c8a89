"""What goes into the bundle and what stays out: modules, resources, plugins, libraries of the system."""

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

from installer import places

FOREIGN = (
    *("accelerate", "gguf", "matplotlib", "peft", "safetensors", "scipy", "sklearn", "tokenizers", "torch"),
    *("transformers",),
)
"""What training and measuring need: larger than all the rest, and an extra of the source."""
TOOLS = ("_pytest", "hypothesis", "importlinter", "mypy", "pip", "pytest", "ruff", "setuptools", "uvicorn")
UNUSED = (
    *(
        "IPython",
        "_crypt",
        "curses",
        "fastapi",
        "fontTools",
        "hf_xet",
        "idlelib",
        "llama_cpp.server",
        "lib2to3",
    ),
    *("markdown", "pandas", "pydantic_settings", "pydoc_data", "readline", "sympy", "tkinter", "unittest"),
)
"""What libraries import where it is there, and do without; the hub's own downloader is switched off."""
LEFT_OUT = (*FOREIGN, *TOOLS, *UNUSED)

BY_NAME = ("keyring.backends", "matryoshka.documents", "pygments.formatters", "pygments.lexers")
"""Packages whose modules are imported by names that stand in texts."""
WITH_FILES = ("docx", "huggingface_hub", "latex2mathml", "pptx", "ziafont", "ziamath")
"""Packages that read files of their own."""
NAMED = ("keyring", "matryoshka", "openai")
"""Distributions that are asked for their version, or for what they offer."""

FOR_READERS = re.compile(r"screenshots/|models/(second-|third-)?(curves|frontier|training-log)\.")
"""Resources that only those who read the source look at."""
PLUGINS = re.compile(
    r"platforms/\w*q(xcb|offscreen|wayland\w*|windows|cocoa)\.|imageformats/\w*q(gif|ico|jpeg|svg|webp)\.|"
    r"iconengines/|platforminputcontexts/|platformthemes/\w*qxdgdesktopportal|styles/|"
    r"xcbglintegrations/|wayland-(shell-integration|decoration-client|graphics-integration-client)/"
)
"""Of Qt: screens, pictures, input methods; neither databases nor networks, which nothing here uses."""
UNPLUGGED = re.compile(r"libQt6(EglF[sS]|Qml|Quick)\w*\.so")
"""Libraries of Qt that only plugins use which are left out."""
LLAMA_AGAIN = re.compile(r"lib(ggml|llama|mtmd)[^/]*$")
"""Libraries of llama.cpp outside of its folder: they find each other in there."""
SYSTEM = re.compile(r"(/usr)?/lib(32|64)?/")
BROUGHT = re.compile(
    r"lib(brotli\w+|bz2|crypto|ffi|gomp|lzma|sqlite3|ssl|uuid|xcb-(?!dri|glx)[\w-]+|xkbcommon(-x11)?|z|zstd)\.so"
)
"""Libraries of the system that a desktop may lack. All others belong to it and to its drivers: copies of
those would quarrel with what is there."""


def resources() -> list[tuple[str, str]]:
    """Each file with the folder of the bundle that it goes to, as PyInstaller takes them."""
    root = places.ROOT / "resources"
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    wanted = (path for path in files if not FOR_READERS.match(path.relative_to(root).as_posix()))
    return [
        (str(path), f"matryoshka/resources/{path.parent.relative_to(root).as_posix()}") for path in wanted
    ]


def metadata() -> list[tuple[str, str]]:
    """What is known of the named distributions, without where this installation has them from."""
    found = [distribution(name) for name in NAMED]
    texts = [
        (each, name) for each in found for name in ("METADATA", "entry_points.txt") if each.read_text(name)
    ]
    return [(str(folder(each) / name), folder(each).name) for each, name in texts]


def folder(each: Distribution) -> Path:
    """Where its metadata lie."""
    listed = next(path for path in each.files or () if path.name == "METADATA")
    return Path(str(listed.locate())).parent


def libraries(home: Path) -> list[tuple[str, str]]:
    """The libraries of llama.cpp in `home`; it looks for them beside its Python modules."""
    lib = home / "llama_cpp" / "lib"
    return [(str(path), "llama_cpp/lib") for path in sorted(lib.iterdir()) if is_library(path.name)]


def is_library(name: str) -> bool:
    return re.search(r"\.(dll|dylib|so(\.\d+)*)$", name) is not None


def wanted(name: str, source: str) -> bool:
    """Whether a collected file goes into the bundle: at the place `name` in it, from `source`."""
    name = name.replace("\\", "/")
    if "PySide6" in name and "/plugins/" in name:
        return PLUGINS.match(name.split("/plugins/")[1]) is not None
    if "PySide6" in name and "/translations/" in name:
        return re.search(r"/qt(base)?_(en|ru)\.qm$", name) is not None
    if UNPLUGGED.match(name.rpartition("/")[2]) or LLAMA_AGAIN.match(name):
        return False
    return not SYSTEM.match(source) or BROUGHT.match(Path(source).name) is not None
