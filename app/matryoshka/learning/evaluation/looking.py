"""Looks at what a junior lets see before its first token, as a calibration weighs it."""

import hashlib
import json
from dataclasses import dataclass, replace

from matryoshka.chat.calibration import Calibration
from matryoshka.chat.calibration_json import json_of
from matryoshka.chat.engine import End, Message, Piece, Stop
from matryoshka.chat.ladder import Sampling
from matryoshka.chat.observation import Observation
from matryoshka.learning.evaluation.listening import Candidate
from matryoshka.learning.evaluation.records import Measured


@dataclass(frozen=True, slots=True)
class Look:
    """At a model that is awake, and asked as in a chat below another."""

    candidate: Candidate
    calibration: Calibration
    told: bool

    @property
    def kind(self) -> str:
        """The same for the same calibration: what is kept of another one does not count."""
        written = json.dumps(json_of(self.calibration), sort_keys=True)
        return f"measured {hashlib.sha256(written.encode()).hexdigest()[:16]}"

    def measured(self, messages: tuple[Message, ...], sampling: Sampling) -> Measured | None:
        """None where the model lacks a signal that the calibration needs. Raises as the candidate does."""
        short = replace(sampling, max_tokens=1)
        watched = self.calibration.watch.hidden
        outputs = tuple(self.candidate.probe(messages, short, Stop(), elder=self.told, hidden=watched))
        seen = Observation.of(output.signals for output in outputs if isinstance(output, Piece))
        doubt = self.calibration.before.doubt(seen, self.calibration.probe)
        seconds = sum(output.apart for output in outputs if isinstance(output, End))
        return None if doubt is None else Measured(doubt, seconds)
