"""The lines of a working: each is one step that a small model can follow digit by digit."""


def triangle(count: int) -> int:
    """1 + 2 + … + count."""
    return count * (count + 1) // 2


def whole_line(count: int) -> str:
    return f"1+…+{count}={triangle(count)}"


def share_line(count: int, step: int) -> str:
    """Division digit by digit, each but the last with its rest: every step is one of few facts."""
    quotient, rest, steps = str(count // step), 0, list[str]()
    for digit in str(count):
        found, rest = divmod(10 * rest + int(digit), step)
        steps.append(f"{found}r{rest}")
    return f"{count}/{step}→{','.join(steps[-len(quotient) :]).removesuffix(f'r{rest}')}"


def product_line(first: int, second: int) -> str:
    return f"{first}*{second}={first * second}"


def upward_product_line(number: int, digit: int) -> str:
    """The product with one digit, written from the ones up, so that each carry is at hand."""
    return f"{number}*{digit} {upwards(number * digit)}"


def added_line(first: int, second: int) -> str:
    return f"{first}+{second} {upwards(first + second)}"


def difference_line(first: int, second: int) -> str:
    """As many digits as the larger number has, zeros too: where to end is then no guess."""
    return f"{first}-{second} {upwards(first - second, len(str(first)))}"


def below_zero_line(first: int, second: int) -> str:
    """A smaller number less a larger one; the sign comes first, while both are still at hand."""
    return f"-({second}-{first}) {upwards(second - first, len(str(second)))}"


def upwards(number: int, digits: int = 1) -> str:
    """The digits from the ones up, as one finds them by hand, at least so many."""
    return f"↑{str(number).zfill(digits)[::-1]}"
