"""Pictures among tokens: a picture is negative numbers that descend by one, one for each cell of memory.

Each picture has numbers of its own, for as long as the process lives, and between those of two a number is
left out: so where one ends, and whether two prompts show the same, is seen in the numbers alone.
"""

from collections.abc import Sequence


def is_picture(token: int) -> bool:
    return token < 0


def piece(tokens: Sequence[int], start: int, most: int) -> Sequence[int]:
    """What is read next, from `start`: a picture whole, or at most so many tokens before the next one."""
    end = start + 1
    if is_picture(tokens[start]):
        while end < len(tokens) and _goes_on(tokens, end):
            end += 1
        return tokens[start:end]
    while end < min(len(tokens), start + most) and not is_picture(tokens[end]):
        end += 1
    return tokens[start:end]


def uncut(tokens: Sequence[int], count: int) -> int:
    """As many of the first `count` tokens as end in the midst of no picture."""
    while 0 < count < len(tokens) and _goes_on(tokens, count):
        count -= 1
    return count


def _goes_on(tokens: Sequence[int], at: int) -> bool:
    """Whether the picture that is one before goes on there."""
    return is_picture(tokens[at]) and tokens[at] == tokens[at - 1] - 1
