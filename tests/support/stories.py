"""The story model, with a chat template that only repeats what people said."""

from pathlib import Path

import gguf
from gguf.scripts.gguf_new_metadata import MetadataDetails, copy_with_new_metadata

STORIES = Path(__file__).parents[1] / "data" / "stories260K-f16.gguf"
ONLY_TEXT = "{% for message in messages %}{{ message.content }}{% endfor %}"


def write_stories(path: Path, template: str = ONLY_TEXT) -> Path:
    """A copy of the story model with a chat template."""
    reader = gguf.GGUFReader(STORIES)
    writer = gguf.GGUFWriter(path, "llama")
    detail = MetadataDetails(gguf.GGUFValueType.STRING, template)
    copy_with_new_metadata(reader, writer, {gguf.Keys.Tokenizer.CHAT_TEMPLATE: detail}, [])
    return path
