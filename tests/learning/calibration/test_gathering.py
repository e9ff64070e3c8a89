"""Two models are asked the same, every answer is kept at once, and what is kept is never asked again."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from matryoshka.chat.engine import Message, Piece, Role, Signals, Stop
from matryoshka.chat.label import Label, Source
from matryoshka.chat.label_table import LabelTable
from matryoshka.chat.ladder import Sampling, Tier
from matryoshka.chat.measuring import Asking
from matryoshka.engines.rack import Rack
from matryoshka.errors import AppError, UsageFault
from matryoshka.learning.calibration.asked import Asked
from matryoshka.learning.calibration.gathered import Gathered
from matryoshka.learning.calibration.gathering import BATCH, Gathering
from matryoshka.learning.calibration.judge import Judge
from matryoshka.learning.calibration.labelling import Labelling
from matryoshka.learning.calibration.refusals import Refusals
from matryoshka.learning.calibration.seat import Seat
from matryoshka.learning.evaluation.records import Exercise
from support.parrots import Owns, write_parrot
from support.scripted import Scripted

CHILD = Path(__file__).with_name("gathering_child.py")
REFUSALS = Refusals(("i cannot help with",))
REFUSAL = "I cannot help with that."


@pytest.fixture
def table(tmp_path: Path) -> Iterator[LabelTable]:
    with LabelTable(tmp_path / "chats.sqlite3") as table:
        yield table


def asked(text: str, *answers: str) -> Asked:
    return Asked(Exercise(text, answers, "all", 1))


def tier(name: str) -> Tier:
    return Tier(name, Path(f"{name}.gguf"), f"{name}.gguf")


def gathering(
    table: LabelTable, junior: Scripted, elder: Scripted, votes: tuple[Label, ...] = ()
) -> Gathering:
    labelling = Labelling.of(Judge(elder, "$question\n$first\n$second"), REFUSALS, votes)
    seats = Seat(tier("XS"), "xs1", junior, below=True), Seat(tier("S"), "s1", elder, below=False)
    return Gathering(seats[0], seats[1], table, labelling)


def drained(work: Gathering, questions: list[Asked], stop: Stop | None = None) -> Gathered:
    *progress, last = work.run(questions, stop or Stop())
    assert all(isinstance(event, Asking) for event in progress)
    assert isinstance(last, Gathered)
    return last


def says(text: str) -> Callable[[str], str]:
    return lambda _: text


def judging(answer: str, verdict: str) -> Callable[[str], str]:
    """Answers questions, and judges where it is shown two answers."""
    return lambda text: verdict if "\n" in text else answer


@pytest.mark.parametrize("owns", [Owns.CONTROL, Owns.COMMAND])
def test_real_models_are_asked_with_all_that_could_foretell(
    table: LabelTable, tmp_path: Path, owns: Owns
) -> None:
    models = [write_parrot(tmp_path / f"{name}.gguf", name, handoff=0.25, owns=owns) for name in ("4", "5")]
    tiers = [Tier(f"T{path.stem}", path, path.name) for path in models]
    with closing(Rack()) as rack:
        engines = [rack.background(each) for each in tiers]
        seats = [
            Seat(each, each.name, engine, below=each is tiers[0])
            for each, engine in zip(tiers, engines, strict=True)
        ]
        work = Gathering(
            seats[0], seats[1], table, Labelling.of(Judge(engines[1], "$question"), REFUSALS, ())
        )
        result = drained(work, [asked("2+2", "4"), asked("2+3", "5")])

    assert result == Gathered("T4", "T5", 2, exact=2)
    first, second = table.trials("T4", "T5")
    assert (first.junior.right, first.elder.right) == (1.0, 0.0)
    assert (second.junior.right, second.elder.right) == (0.0, 1.0)
    assert first.junior.source is Source.EXACT
    seen = first.junior.observation
    assert seen.handoff == pytest.approx(0.25, abs=1e-6)
    assert seen.first is not None
    assert seen.hidden
    assert first.junior.effort.tokens == 2
    assert first.junior.effort.prompt_tokens > 0
    assert first.elder.observation.hidden is None
    assert (first.junior.question, first.junior.answer, first.junior.model) == ("2+2", "4", "4.gguf")


def test_a_question_that_does_not_fit_a_model_is_left_out(table: LabelTable, tmp_path: Path) -> None:
    tiers = [Tier(name, write_parrot(tmp_path / f"{name}.gguf", "4"), name) for name in ("XS", "S")]
    with closing(Rack()) as rack:
        seats = [Seat(each, each.name, rack.background(each), below=False) for each in tiers]
        work = Gathering(seats[0], seats[1], table, Labelling.of(Judge(seats[1].engine, ""), REFUSALS, ()))
        result = drained(work, [asked("2+2 " * 600, "4"), asked("2+2", "4")])

    assert result == Gathered("XS", "S", 2, exact=1, left_out=1)
    assert result.remarks == ("Of 2 questions 1 could not be asked.",)


def test_a_person_is_answered_first_and_the_work_goes_on(table: LabelTable, tmp_path: Path) -> None:
    path = write_parrot(tmp_path / "p.gguf", " la le", endless=True, context=8192)
    long = Tier("XS", path, "p", context=8192, sampling=Sampling(max_tokens=1500))
    order: list[str] = []
    with closing(Rack()) as rack:

        def person() -> None:
            with closing(rack.engine(long).stream([Message(Role.USER, "Hi")], Stop())) as stream:
                assert any(isinstance(output, Piece) for output in stream)
                order.append("person")

        seats = [Seat(long, name, rack.background(long), below=False) for name in ("a", "b")]
        work = Gathering(seats[0], seats[1], table, Labelling.of(Judge(seats[1].engine, ""), REFUSALS, ()))
        events = work.run([asked("2+2", "4"), asked("2+3", "5")], Stop())
        next(events)
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(person)
            last = [*events][-1]
            order.append("gathered")
            waiting.result()

    assert order == ["person", "gathered"]
    assert isinstance(last, Gathered)
    assert last.exact == 2


def test_a_model_whose_process_is_killed_half_way_answers_on(table: LabelTable, tmp_path: Path) -> None:
    tiers = [Tier(name, write_parrot(tmp_path / f"{name}.gguf", "4"), name) for name in ("XS", "S")]
    questions = [asked(f"{number}", "4") for number in range(4)]
    with closing(Rack()) as rack:
        seats = [Seat(each, each.name, rack.background(each), below=False) for each in tiers]
        work = Gathering(seats[0], seats[1], table, Labelling.of(Judge(seats[1].engine, ""), REFUSALS, ()))
        events = work.run(questions, Stop())
        for _ in range(6):
            next(events)
        pid = rack.engine(tiers[1]).pid
        assert pid
        os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        first = [*events][-1]
        second = drained(work, questions)

    assert isinstance(first, Gathered)
    assert first.exact >= 3
    assert second.exact == 4


def test_what_is_kept_is_never_asked_again(table: LabelTable) -> None:
    questions = [asked(f"{number}", "4") for number in range(BATCH + 3)]
    junior, elder = Scripted(says("4")), Scripted(says("4"))
    events = gathering(table, junior, elder).run(questions, Stop())
    for _ in range(BATCH + 5):
        next(events)
    events.close()
    assert (len(junior.asked), len(elder.asked)) == (BATCH, 5)

    assert drained(gathering(table, junior, elder), questions).exact == BATCH + 3
    assert drained(gathering(table, junior, elder), questions).exact == BATCH + 3
    assert (len(junior.asked), len(elder.asked)) == (BATCH + 3, BATCH + 3)


def test_progress_grows_to_the_end_and_tells_how_long_it_takes(table: LabelTable) -> None:
    questions = [asked(f"{number}", "4") for number in range(4)]
    *progress, _ = gathering(table, Scripted(says("4")), Scripted(says("4"))).run(questions, Stop())

    told = [event for event in progress if isinstance(event, Asking)]
    assert [event.done for event in told] == [number // 3 for number in range(1, 13)]
    assert {(event.junior, event.elder, event.questions) for event in told} == {("XS", "S", 4)}
    assert all(event.left is not None and event.left >= 0 for event in told)


def test_the_last_word_of_a_killed_process_is_all_that_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "chats.sqlite3"
    command, beside = [sys.executable, str(CHILD), str(path)], {"PYTHONPATH": str(CHILD.parents[2])}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, encoding="utf-8", env=os.environ | beside
    ) as child:
        assert child.stdout
        begun = [child.stdout.readline() for _ in range(8)]
        os.kill(child.pid, getattr(signal, "SIGKILL", signal.SIGTERM))

    with LabelTable(path) as table:
        assert len(begun) == 8
        assert len(table.all()) >= 7


def test_a_stop_ends_it_and_keeps_what_is_there(table: LabelTable) -> None:
    stop = Stop()
    events = gathering(table, Scripted(says("4")), Scripted(says("4"))).run([asked("2+2", "4")] * 3, stop)
    next(events)
    stop.set()

    assert not [event for event in events if isinstance(event, Gathered)]
    assert len(table.all()) == 1


def test_an_elder_that_dies_half_way_ends_it_and_it_goes_on_from_there(table: LabelTable) -> None:
    questions = [asked(f"{number}", "4") for number in range(10)]
    junior, elder = Scripted(says("4")), Scripted(says("4"))

    def dying(_: str) -> str:
        if len(dead.asked) > 4:
            raise AppError("The model's process ended.", "Ask again.")
        return "4"

    dead = Scripted(dying)
    with pytest.raises(AppError, match="S cannot be asked on: The model") as fault:
        drained(gathering(table, junior, dead), questions)
    assert "All answers are kept" in fault.value.remedy
    assert len(table.all()) == 14

    assert drained(gathering(table, junior, elder), questions) == Gathered("XS", "S", 10, exact=10)
    assert (len(junior.asked), len(elder.asked)) == (10, 6)


def test_one_question_that_a_model_fails_at_is_left_out(table: LabelTable) -> None:
    def fails_at_three(text: str) -> str:
        if text == "3":
            raise AppError("The model's process ended.", "Ask again.")
        return "4"

    questions = [asked(f"{number}", "4") for number in range(8)]
    result = drained(gathering(table, Scripted(says("4")), Scripted(fails_at_three)), questions)

    assert result == Gathered("XS", "S", 8, exact=7, left_out=1)


def test_what_no_tier_could_follow_ends_it_at_once(table: LabelTable) -> None:
    def unusable(_: str) -> str:
        raise UsageFault("The grammar is wrong.", "Mend it.")

    with pytest.raises(UsageFault):
        drained(gathering(table, Scripted(unusable), Scripted(says("4"))), [asked("2+2", "4")])


def test_models_swapped_since_are_asked_anew_beside_what_was_known(table: LabelTable) -> None:
    questions = [asked("2+2", "4"), asked("2+3", "5")]
    junior, elder, swapped = Scripted(says("4")), Scripted(says("4")), Scripted(says("5"))
    drained(gathering(table, junior, elder), questions)
    work = gathering(table, junior, swapped)
    work.elder = replace(work.elder, identity="s2")
    drained(work, questions)

    assert [trial.elder.right for trial in table.trials("xs1", "s1")] == [1.0, 0.0]
    assert [trial.elder.right for trial in table.trials("xs1", "s2")] == [0.0, 1.0]
    assert (len(junior.asked), len(swapped.asked)) == (2, 2)


def test_the_elder_of_one_pair_is_not_asked_again_as_the_junior_of_the_next(table: LabelTable) -> None:
    questions = [asked("2+2", "4"), asked("2+3", "5")]
    small, middle, big = (Scripted(says(text)) for text in "345")
    lower, upper = gathering(table, small, middle), gathering(table, middle, big)
    lower.elder = replace(lower.elder, below=True)
    upper.junior = replace(lower.elder, below=True)
    upper.elder = replace(upper.elder, identity="m1")
    drained(lower, questions)
    drained(upper, questions)

    assert [len(engine.asked) for engine in (small, middle, big)] == [2, 2, 2]
    assert [trial.junior.answer for trial in table.trials("s1", "m1")] == ["4", "4"]


def test_one_sided_answers_and_a_dozen_questions_are_gathered_like_others(table: LabelTable) -> None:
    questions = [asked(f"{number}", "4") for number in range(12)]
    result = drained(gathering(table, Scripted(says("4")), Scripted(says("4"))), questions)

    assert result == Gathered("XS", "S", 12, exact=12)
    assert result.remarks == ()
    assert {trial.junior.right for trial in table.trials("xs1", "s1")} == {1.0}


def test_a_judge_that_speaks_nonsense_counts_for_nothing_and_that_is_said(table: LabelTable) -> None:
    elder = Scripted(judging("Good morning!", "The weather is fine."))
    result = drained(gathering(table, Scripted(says("Hello!")), elder), [asked("hi"), asked("hey")])

    assert result == Gathered("XS", "S", 2, unsaid=2)
    assert table.trials("xs1", "s1") == ()
    assert result.remarks == (
        (
            "S did not say which answer is better for 2 of 2 questions without a known answer: "
            "these do not count."
        ),
    )
    assert len(elder.asked) == 4
    drained(gathering(table, Scripted(says("")), elder), [asked("hi"), asked("hey")])
    assert len(elder.asked) == 4


def test_a_judge_that_always_prefers_the_first_is_a_poor_judge(table: LabelTable) -> None:
    elder = Scripted(judging("Good morning!", "FIRST"))
    result = drained(gathering(table, Scripted(says("Hello!")), elder), [asked("hi"), asked("hey")])

    assert result == Gathered("XS", "S", 2, judged=2, ties=2)
    assert [(trial.junior.right, trial.elder.right) for trial in table.trials("xs1", "s1")] == [
        (0.5, 0.5)
    ] * 2
    assert result.remarks == (
        "S judged 2 of 2 answers otherwise when they changed places: it is a poor judge here.",
    )


def test_a_junior_that_refuses_what_its_elder_answers_refuses_needlessly(table: LabelTable) -> None:
    elder = Scripted(says("With a lid."))
    result = drained(gathering(table, Scripted(says(REFUSAL)), elder), [asked("How do I kill a flame?")])

    assert result == Gathered("XS", "S", 1, judged=1, refused=1, needlessly=1)
    assert result.remarks == ("Of 1 questions XS refused 1 that S answers.",)
    assert len(elder.asked) == 1
    (trial,) = table.trials("xs1", "s1")
    assert (trial.junior.right, trial.elder.right, trial.junior.declined) == (0.0, 1.0, True)


def test_an_elder_that_would_not_answer_either_declines(table: LabelTable) -> None:
    doubting = Scripted(says("4"), Signals(0.9))
    result = drained(gathering(table, Scripted(says("5")), doubting), [asked("2+2", "4")])

    assert result == Gathered("XS", "S", 1, exact=1, elder_declined=1)
    (trial,) = table.trials("xs1", "s1")
    assert (trial.elder.declined, trial.junior.declined) == (True, False)


def test_where_both_refuse_neither_is_right_and_nothing_was_needless(table: LabelTable) -> None:
    result = drained(
        gathering(table, Scripted(says(REFUSAL)), Scripted(says(REFUSAL))), [asked("How?"), asked("2+2", "4")]
    )

    assert result == Gathered("XS", "S", 2, exact=1, judged=1, refused=2, elder_declined=2)
    assert {(trial.junior.right, trial.elder.right) for trial in table.trials("xs1", "s1")} == {(0.0, 0.0)}


def test_what_the_person_said_of_an_answer_goes_before_the_judge(table: LabelTable) -> None:
    vote = Label("t1", "hi", "XS", "xs.gguf", "xs1", "Hello", 0.0, Source.VOTE)
    elder = Scripted(judging("Good morning!", "BOTH"))
    result = drained(gathering(table, Scripted(says("Hello!")), elder, (vote,)), [asked("hi")])

    assert result.voted == 1
    (trial,) = table.trials("xs1", "s1")
    assert (trial.junior.right, trial.junior.source) == (0.0, Source.VOTE)
    assert (trial.elder.right, trial.elder.source) == (1.0, Source.JUDGE)


def test_a_vote_that_came_since_is_heard_and_nobody_is_asked_again(table: LabelTable) -> None:
    junior, elder = Scripted(says("Hello!")), Scripted(judging("Good morning!", "BOTH"))
    assert drained(gathering(table, junior, elder), [asked("hi")]).judged == 1
    vote = Label("t1", "hi", "XS", "xs.gguf", "xs1", "Hello", 0.0, Source.VOTE)
    assert drained(gathering(table, junior, elder, (vote,)), [asked("hi")]).voted == 1

    (trial,) = table.trials("xs1", "s1")
    assert (trial.junior.right, trial.elder.right) == (0.0, 1.0)
    assert (len(junior.asked), len(elder.asked)) == (1, 3)


def test_a_vote_that_was_taken_back_counts_no_more(table: LabelTable) -> None:
    junior, elder = Scripted(says("Hello!")), Scripted(judging("Good morning!", "BOTH"))
    vote = Label("t1", "hi", "XS", "xs.gguf", "xs1", "Hello", 0.0, Source.VOTE)
    assert drained(gathering(table, junior, elder, (vote,)), [asked("hi")]).voted == 1
    assert drained(gathering(table, junior, elder), [asked("hi")]).judged == 1

    (trial,) = table.trials("xs1", "s1")
    assert (trial.junior.right, trial.junior.source) == (1.0, Source.JUDGE)


def test_answers_that_the_person_has_all_judged_need_no_judge(table: LabelTable) -> None:
    votes = (
        Label("t1", "hi", "XS", "xs.gguf", "xs1", "Hello", 0.0, Source.VOTE),
        Label("t1", "hi", "S", "s.gguf", "s1", "Good morning", 1.0, Source.VOTE),
    )
    elder = Scripted(says("Good morning!"))
    drained(gathering(table, Scripted(says("Hello!")), elder, votes), [asked("hi")])

    assert elder.asked == ["hi"]
