"""Another process that gathers, for a test to kill: it tells of each question that it begins to ask."""

import sys
import time
from pathlib import Path

from matryoshka.chat.engine import Stop
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.ladder import Tier
from matryoshka.learning.calibration.asked import Asked
from matryoshka.learning.calibration.gathering import Gathering
from matryoshka.learning.calibration.judge import Judge
from matryoshka.learning.calibration.labelling import Labelling
from matryoshka.learning.calibration.refusals import Refusals
from matryoshka.learning.calibration.seat import Seat
from matryoshka.learning.evaluation.records import Exercise
from support.scripted import Scripted


def slow(question: str) -> str:
    sys.stdout.write(f"{question}\n")
    sys.stdout.flush()
    time.sleep(0.02)
    return "4"


def main(path: Path) -> None:
    engine = Scripted(slow)
    seats = [Seat(Tier(name, Path(name), name), name, engine, below=True) for name in ("XS", "S")]
    with LabelTable(path) as table:
        work = Gathering(seats[0], seats[1], table, Labelling.of(Judge(engine, ""), Refusals(()), ()))
        for _ in work.run([Asked(Exercise(str(number), ("4",), "all", 1)) for number in range(1000)], Stop()):
            pass


if __name__ == "__main__":
    main(Path(sys.argv[1]))
