"""Columns of a line of Markdown, in which a tab reaches to the next fourth."""


def indent_of(line: str) -> int:
    """How far the text is from the left, in columns."""
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip(" "))


def dedented(line: str, columns: int) -> str:
    """A line without so many columns of the space before it, or without all of it where there are fewer."""
    if not columns:
        return line
    text = line.lstrip(" \t")
    return " " * max(0, indent_of(line) - columns) + text if text else line[columns:]
