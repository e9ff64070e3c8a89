"""Prints how the shipped tiers do on held-out questions, through plain llama-cpp-python."""

import sys

from learning.folders import MODELS, TEXTS
from learning.plain_llama import PlainLlama
from matryoshka.chat.engine import Message, Role
from matryoshka.learning.exam import exam
from matryoshka.learning.material import Material
from matryoshka.learning.measure import Tally, beyond_range, in_range, measured, table
from matryoshka.learning.tiers import TIERS, Tier

QUESTIONS = 1000
SEED = 11
EARLIER = (
    Message(Role.USER, "Hello!"),
    Message(Role.ASSISTANT, "Hello! What can I do for you?"),
    Message(Role.USER, "2+2"),
    Message(Role.ASSISTANT, "4"),
)


def report(tier: Tier, material: Material) -> str:
    """Tables for questions asked first, and for the same questions asked third."""
    llama = PlainLlama(MODELS / f"matryoshka-{tier.name}.gguf")
    questions = exam(material, tier, QUESTIONS, SEED)
    first, third = (measured(questions, llama.answer, before) for before in ((), EARLIER))
    name = tier.name.upper()
    return "\n\n".join(
        (summary(f"{name}, asked first", first), table(first), summary(f"{name}, asked third", third))
    )


def summary(title: str, tallies: dict[str, Tally]) -> str:
    inside, beyond = in_range(tallies), beyond_range(tallies)
    own = ", ".join(
        (
            f"{share(inside.right, inside)} right",
            f"{share(inside.handed_up, inside)} handed up",
            f"{share(inside.wrong, inside)} wrong",
        )
    )
    return f"**{title}**: of its range {own}; of all else {share(beyond.handed_up, beyond)} handed up."


def share(part: int, tally: Tally) -> str:
    return f"{100 * part / tally.asked:.1f} %"


if __name__ == "__main__":
    everything = Material.read(TEXTS)
    sys.stdout.write("\n\n".join(report(tier, everything) for tier in TIERS) + "\n")
