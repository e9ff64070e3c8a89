"""The one entry for those who give the program away: makes the bundle and the packages of this system."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from installer.dev import refusal

    unsupported = refusal(sys.version_info[:2])
    if unsupported:
        sys.exit(unsupported.replace("dev.py run", "build.py"))
    from installer.bundle.command import main

    sys.exit(main(sys.argv[1:]))
