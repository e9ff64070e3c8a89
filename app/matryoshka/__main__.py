"""The entrance: a model's host process goes its own short way, all else goes to the command line."""

import os
import sys

CTRL_C = 130
"""What shells give for it."""
NUMPY_THREADS = "OPENBLAS_NUM_THREADS"
"""Beside a model that computes, numpy's threads wait for each other for minutes: one is quicker."""


def main() -> int:
    """Run the program; the value is its exit status."""
    os.environ.setdefault(NUMPY_THREADS, "1")
    try:
        return _run()
    except KeyboardInterrupt:
        return CTRL_C


def _run() -> int:
    if sys.argv[1:2] == ["--host"]:
        from matryoshka.engines import host  # noqa: PLC0415 - only here is llama.cpp wanted

        return host.main(sys.argv[2:])
    if sys.argv[1:2] == ["--read"]:
        from matryoshka.documents import child  # noqa: PLC0415 - it needs nothing else

        return child.main(sys.argv[2:])
    if sys.argv[1:2] == ["--typeset"]:
        from matryoshka.typesetting import child as typesetting  # noqa: PLC0415 - it needs nothing else

        return typesetting.main()
    from matryoshka import cli  # noqa: PLC0415 - a host needs none of it

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
