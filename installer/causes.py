"""Why a program failed, read from its output: each cause with a sentence and a remedy."""

import re

CAUSES = (
    (
        r"No space left on device|Errno 28\b|WinError 112\b",
        "The disk is full.",
        "Free some gigabytes and run the same command again.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLCertVerificationError",
        "The certificate of the package server is not trusted here.",
        "Behind a company proxy, name its certificate file in PIP_CERT and run the same command again.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "The package server sent other bytes than the lock expects.",
        "Run it again; if it stays so, ask the owner of the package mirror in use.",
    ),
    (
        (
            r"Failed to establish a new connection|NameResolutionError|Temporary failure"
            r"|getaddrinfo failed|Network is unreachable|[Rr]ead timed out|Connect(?:ion)?Timeout|ProxyError"
            r"|Connection (?:refused|reset|aborted)|RemoteDisconnected|IncompleteRead"
        ),
        "The packages could not be fetched: there is no way to the package server.",
        "Check the network (and the proxy settings of pip, if there is one) and run the same command again.",
    ),
    (
        r"No matching distribution found|Could not find a version that satisfies",
        "A package is not offered for this system and this Python.",
        "It runs on 64-bit Linux (glibc 2.34 or newer; on ARM 2.39), macOS 13 and Windows 10 or newer.",
    ),
    (
        r"[Oo]ut of memory|cannot allocate memory|virtual memory exhausted|Killed signal|bad_alloc",
        "The compiler ran out of memory.",
        "Set CMAKE_BUILD_PARALLEL_LEVEL=1, so that one file at a time is compiled, and run it again.",
    ),
    (
        r"No CMAKE_C\w*_COMPILER could be found|is not able to compile a simple test program",
        "The C++ compiler found here does not work.",
        "Install or repair it (on Debian: apt-get install g++) and run the same command again.",
    ),
    (
        r"Permission ?[Ee]rror|Permission denied|WinError 5\b|WinError 32\b|Access is denied",
        "A file could not be written: no permission, or another program holds it.",
        "Close Matryoshka, see who owns the folder, and run the same command again.",
    ),
)


def cause(output: str) -> tuple[str, str] | None:
    """The sentence and the remedy for what an output tells, if it is a known trouble."""
    return next(((title, remedy) for pattern, title, remedy in CAUSES if re.search(pattern, output)), None)
