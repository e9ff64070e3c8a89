"""Bare web and mail addresses in Markdown, which become links."""

from linkify_it import LinkifyIt
from markdown_it import MarkdownIt


def read_addresses(markdown: MarkdownIt) -> None:
    """Teach it that they are."""
    markdown.options["linkify"] = True
    markdown.linkify = Addresses()
    markdown.enable("linkify")


class Addresses(LinkifyIt):
    """Finds those that name a scheme: README.md is none."""

    def __init__(self) -> None:
        super().__init__(options={"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
        self.add("ftp:", None)
        self.add("//", None)

    def pretest(self, text: str) -> bool:
        """Whether it is worth looking for one: a long answer is looked through very often."""
        return "://" in text or "mailto:" in text
