"""The one entry: `dev.py run [arguments]` opens Matryoshka, `dev.py test [pytest arguments]` checks it."""

import sys
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)


def refusal(version: "tuple[int, ...]") -> "str | None":
    """Why this Python will not do; this file must load on old ones, hence the quotes."""
    if OLDEST <= version <= NEWEST:
        return None
    return (
        "Matryoshka needs Python 3.11, 3.12, 3.13 or 3.14; this is Python {}.{}.\n"
        "Start it with one of these, for example: python3.12 installer/dev.py run"
    ).format(*version)


if __name__ == "__main__":
    unsupported = refusal(sys.version_info[:2])
    if unsupported:
        sys.exit(unsupported)
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from installer.command import main

    sys.exit(main(sys.argv[1:]))
