"""What is said of an import when it is over."""

from collections.abc import Iterator

from matryoshka.exchange.importing import Report
from matryoshka.saying import say


def told(report: Report) -> Iterator[str]:
    """What came in, what was here, and what was left and why: a sentence each."""
    yield say("%n chat(s) came in.", report.new) if report.new else say("No new chats came in.")
    if report.archived:
        yield say("%n of them (was|were) archived, and went into the archive.", report.archived)
    if report.grown:
        yield say("%n chat(s) went on since the last import; what is new was added.", report.grown)
    if report.known:
        yield say("%n chat(s) (was|were) here already.", report.known)
    if report.empty:
        yield say("%n chat(s) (was|were) empty.", report.empty)
    if report.missing:
        yield say(
            "%n attached file(s) did not come in: (it is|they are) not in the export, or cannot be read.",
            report.missing,
        )
    if report.left:
        yield say("%n chat(s) could not be taken:", report.left)
        yield from report.reasons
