"""The ladder changes while the window is open: who answers, who is shown, who can be asked."""

from pathlib import Path

from PySide6.QtCore import Qt

from matryoshka.chat.cascade import Cascade, Rung
from matryoshka.chat.ladder import Ladder, Tier
from matryoshka.ui.tier_badge import TierBadge
from support.reciters import ENDLESS, LADDER, POEM, Reciter
from support.shell import Shell

TALLER = Ladder((*LADDER.tiers, Tier("M", Path("m.gguf"), "Poet-8B-Q4_K_M")))


def taller() -> Cascade:
    engines = (Reciter(POEM, answer="4"), Reciter(POEM, answer="5"), Reciter(answer="Roses are red"))
    rungs = [Rung(tier, engine) for tier, engine in zip(TALLER.tiers, engines, strict=True)]
    return Cascade(rungs, "Add a bigger model.")


def badges(shell: Shell) -> list[str]:
    return [
        each.accessibleName() for each in shell.window.top_bar.findChildren(TierBadge) if each.isVisible()
    ]


def test_a_new_tier_is_seen_and_answers_what_the_others_declined(shell: Shell) -> None:
    shell.ask(POEM)
    assert "No tier here can answer this well." in shell.said

    shell.conduct.set_ladder(TALLER, taller())
    shell.ask(POEM)

    assert len(badges(shell)) == 3
    assert shell.turn.run[-1].tier == "M"
    assert shell.turn.run[-1].text == "Roses are red"


def test_a_tier_that_declined_and_left_the_ladder_is_not_asked_for_an_answer(shell: Shell) -> None:
    shell.ask(POEM)
    assert "Answer anyway" in shell.said

    shell.conduct.set_ladder(Ladder(LADDER.tiers[:1]), taller())

    assert "Answer anyway" not in shell.said


def test_an_answer_that_is_being_written_goes_on_as_it_began(shell: Shell) -> None:
    shell.begin_to_ask(ENDLESS)
    shell.bot.waitUntil(lambda: "10" in shell.said)

    shell.conduct.set_ladder(TALLER, taller())
    shell.press(Qt.Key.Key_Escape)
    shell.rest()

    assert shell.turn.run[-1].tier == "XS"
    shell.ask("2+2")
    assert shell.turn.run[-1].text == "4"


def test_what_is_typed_and_the_chosen_start_stay(shell: Shell) -> None:
    picker = shell.window.view.composer.picker
    picker.set_tier("S")
    picker.chosen.emit("S")
    shell.window.view.composer.put("half a quest")

    shell.conduct.set_ladder(TALLER, taller())

    assert (picker.tier, shell.window.view.composer.text) == ("S", "half a quest")


def test_a_start_that_is_no_more_becomes_the_smallest(shell: Shell) -> None:
    shell.window.view.composer.picker.set_tier("S")

    shell.conduct.set_ladder(
        Ladder((Tier("A", Path("a.gguf"), "A"), Tier("B", Path("b.gguf"), "B"))), taller()
    )

    assert shell.window.view.composer.picker.tier == "A"


def test_the_first_screen_names_the_new_models(shell: Shell) -> None:
    shell.conduct.set_ladder(TALLER, taller())

    assert shell.sees("Poet-8B-Q4_K_M")
    assert not shell.sees("Anything else they will say they cannot answer.")


def test_the_models_are_a_page_beside_the_chat_and_escape_leads_back(shell: Shell) -> None:
    shell.click("Models")
    assert shell.window.shows_models
    assert shell.window.windowTitle() == "Models – Matryoshka"

    shell.press(Qt.Key.Key_Escape)
    assert not shell.window.shows_models
    assert shell.window.windowTitle() == "New chat – Matryoshka"


def test_choosing_a_chat_leaves_the_models(shell: Shell) -> None:
    shell.ask("2+2")
    shell.click("Models")

    shell.open("2+2")
    assert not shell.window.shows_models

    shell.click("Models")
    shell.click("New chat")
    assert not shell.window.shows_models
