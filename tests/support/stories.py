"""The story model, with a chat template that only repeats what people said."""

from pathlib import Path

import gguf
from gguf.scripts.gguf_new_metadata import MetadataDetails, copy_with_new_metadata

STORIES = Path(__file__).parents[1] / "data" / "stories260K-f16.gguf"
ONLY_TEXT = "{% for message in messages %}{{ message.content }}{% endfor %}"


def write_stories(path: Path, template: str = ONLY_TEXT, **recommended: float | str) -> Path:
    """A copy of the story model with a chat template, and what its maker might recommend of sampling."""
    reader = gguf.GGUFReader(STORIES)
    writer = gguf.GGUFWriter(path, "llama")
    details = {gguf.Keys.Tokenizer.CHAT_TEMPLATE: MetadataDetails(gguf.GGUFValueType.STRING, template)}
    for key, value in recommended.items():
        details[f"general.sampling.{key}"] = MetadataDetails(gguf.GGUFValueType.get_type(value), value)
    copy_with_new_metadata(reader, writer, details, [])
    return path
