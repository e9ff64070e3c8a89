"""Where the unfinished work of teaching lies: that of other models or questions is never gone on with."""

import hashlib
import json
from pathlib import Path

from matryoshka.chat.identity import model_identity
from matryoshka.chat.ladder import Tier
from matryoshka.learning.lora.paper import Paper


def work_folder(folder: Path, junior: Tier, elder: Tier, paper: Paper) -> Path:
    """Inside `folder`, the same for the same models, questions and judgements. Raises `AppError`."""
    asked = [[key, each.answers] for key, each in paper.exercises.items()]
    judged = [[key, each.junior.right, each.elder.right] for key, each in paper.judged.items()]
    told = [model_identity(junior), model_identity(elder), asked, judged]
    return folder / f"work-{hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]}"
