"""Models in Ollama's store: its manifests give them names, their contents lie among its blobs.

Layout: https://github.com/ollama/ollama/tree/main/manifest
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

from matryoshka.models.candidates import Candidate, is_here
from matryoshka.models.found import Owner, Place
from matryoshka.models.stops import Stops

_MODEL = "application/vnd.ollama.image.model"
_DIGEST = re.compile(r"sha256[:-]([0-9a-f]{64})")
_REGISTRY, _LIBRARY = "registry.ollama.ai", "library"
"""What Ollama leaves out of names."""


def in_ollama(home: Path, stop: Stops) -> Iterator[Candidate]:
    """What the manifests below an Ollama folder name as models and is there."""
    for manifests in (home / "manifests", home / "manifests-v2"):
        for folder, _, names in os.walk(manifests):
            if stop.is_set():
                return
            for name in sorted(names):
                manifest = Path(folder, name)
                yield from _candidates(home / "blobs", manifest, _called(manifest.relative_to(manifests)))


def _candidates(blobs: Path, manifest: Path, name: str) -> Iterator[Candidate]:
    for digest in _digests(blobs, _read(manifest)):
        blob = blobs / f"sha256-{digest}"
        if is_here(blob):
            yield Candidate(Place(Owner.OLLAMA, (blob,)), name)


def _digests(blobs: Path, manifest: Any) -> Iterator[str]:
    """Of the models in a manifest, and in those that it lists or only names."""
    children = _listed(manifest, "manifests")
    named = (child if "layers" in child else _read(blobs / f"sha256-{_digest(child)}") for child in children)
    for layer in (layer for whole in (manifest, *named) for layer in _listed(whole, "layers")):
        if layer.get("mediaType") == _MODEL and (digest := _digest(layer)):
            yield digest


def _listed(manifest: Any, key: str) -> list[dict[str, Any]]:
    items = manifest.get(key) if isinstance(manifest, dict) else None
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _digest(item: dict[str, Any]) -> str:
    found = _DIGEST.fullmatch(str(item.get("digest")))
    return found[1] if found else ""


def _read(manifest: Path) -> Any:
    """None of what cannot be read."""
    try:
        return json.loads(manifest.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _called(manifest: PurePath) -> str:
    """As Ollama does: llama3.2:1b, and the host and the namespace only where they are unusual."""
    where = manifest.parts[:-2]
    shown = where[1:] if where[:1] == (_REGISTRY,) else where
    return "/".join([*(shown if shown != (_LIBRARY,) else ()), manifest.parent.name]) + f":{manifest.name}"
