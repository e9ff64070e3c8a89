"""How large sums, differences, products and percentages are worked out by hand."""

from matryoshka.learning.steps import (
    added_line,
    below_zero_line,
    difference_line,
    product_line,
    upward_product_line,
)

DIGITS = 10


def working(kind: str, first: int, second: int) -> str:
    """The lines before the answer."""
    match kind:
        case "plus":
            return added_line(first, second)
        case "minus":
            return difference_line(first, second) if first >= second else below_zero_line(first, second)
        case _:
            return _product(max(first, second), min(first, second))


def _product(number: int, factor: int) -> str:
    """By one digit at a time: the ones, the tens, and both added."""
    if number < DIGITS:
        return product_line(number, factor)
    tens, ones = divmod(factor, DIGITS)
    if not tens:
        return upward_product_line(number, ones)
    lines = (
        upward_product_line(number, ones),
        upward_product_line(number, tens),
        added_line(number * ones, DIGITS * number * tens),
    )
    return "\n".join(lines)
