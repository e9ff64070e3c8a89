"""Writes the built-in XS as its base run left it, its hand-off token taken away, as a small GGUF file.

python tests/support/untaught.py build/training tests/data/untaught-xs-q8_0.gguf
"""

import sys
from pathlib import Path

import gguf
import torch

from matryoshka.learning.export import Export
from matryoshka.learning.lesson import BASE, VOCABULARY, checkpoint
from matryoshka.learning.tiers import XS
from matryoshka.learning.tiny import Tiny
from matryoshka.learning.tokens import HANDOFF, SYSTEM
from matryoshka.learning.vocabulary import Vocabulary

RENAMED = {
    HANDOFF.encode(): b"<|nothing|>",
    b"matryoshka.handoff_token_id": b"matryoshka.taken_away_token",
}
"""Of equal length: nothing else in the file moves."""


def write_untaught(training: Path, file: Path) -> None:
    """Where its token was, the model has what it has for the system's mark: it never says that."""
    vocabulary = Vocabulary.read(training / VOCABULARY)
    model = Tiny(XS.shape)
    state = torch.load(training / checkpoint(XS, BASE), weights_only=True, map_location="cpu")
    model.load_state_dict(state["model"])
    with torch.no_grad():
        rows = model.embedding.weight
        rows[vocabulary.control(HANDOFF)] = rows[vocabulary.control(SYSTEM)]
    Export(model, vocabulary, "Matryoshka XS untaught", gguf.GGMLQuantizationType.Q8_0).write(file)
    written = file.read_bytes()
    for name, other in RENAMED.items():
        written = written.replace(name, other)
    file.write_bytes(written)


if __name__ == "__main__":
    write_untaught(*map(Path, sys.argv[1:]))
