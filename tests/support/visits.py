"""A person on the page of models."""

from dataclasses import dataclass

from matryoshka.ui.models.page import ModelsPage
from matryoshka.ui.models.rows import Row, Verb
from matryoshka.ui.models.tabs import Tab
from support.shell import Shell

"""Milliseconds; a busy computer looks at its models for long."""


@dataclass(frozen=True, slots=True)
class Visit:
    """The eyes and hands of one who knows rows by their names."""

    shell: Shell

    @property
    def page(self) -> ModelsPage:
        return self.shell.window.models

    def rows(self, tab: Tab = Tab.HERE) -> list[Row]:
        return list(self.page.shelves[tab].rows)

    def row(self, name: str, tab: Tab = Tab.HERE) -> Row | None:
        return next((row for row in self.rows(tab) if row.name == name), None)

    def wait_for(self, name: str, verb: Verb, tab: Tab = Tab.HERE) -> None:
        """Until the model called `name` has that button."""

        def has_it() -> bool:
            row = self.row(name, tab)
            return row is not None and row.verbs[0] is verb

        self.shell.bot.waitUntil(has_it)

    def wait_until_gone(self, name: str) -> None:
        self.shell.bot.waitUntil(lambda: self.row(name) is None)

    def wish(self, name: str, verb: Verb, tab: Tab = Tab.HERE) -> None:
        row = self.row(name, tab)
        assert row is not None, [each.name for each in self.rows(tab)]
        assert verb in row.verbs, row.verbs
        self.page.shelves[tab].wished.emit(row.key, verb)

    def search(self, words: str) -> None:
        self.page.field.asked.emit(words)

    def look(self) -> None:
        """Open the page and wait until it knows what suits this computer."""
        self.shell.click("Models")
        self.shell.bot.waitUntil(lambda: bool(self.rows(Tab.SUGGESTED)))
