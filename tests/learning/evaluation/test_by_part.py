from matryoshka.learning.evaluation.by_part import part_table
from support.tries import XS, S, attempt, records


def test_each_part_tells_what_each_tier_served_handed_up_and_could_have_said() -> None:
    right, wrong = attempt(right=True), attempt(right=False)
    unsure = attempt(right=True, doubt=0.9, after=0)
    rows = records([(right, right), (unsure, right), (wrong, wrong), (wrong, unsure)])
    table = part_table(rows, [XS, S], {1: "easy", 2: "easy", 3: "hard", 4: "hard"})
    lines = [[cell.split()[0] for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]

    assert lines == [
        ["easy", "xs", "2", "50.0", "50.0", "0.0", "100.0"],
        ["easy", "s", "2", "100.0", "0.0", "0.0", "100.0"],
        ["hard", "xs", "2", "0.0", "0.0", "100.0", "0.0"],
        ["hard", "s", "2", "0.0", "50.0", "50.0", "50.0"],
    ]
