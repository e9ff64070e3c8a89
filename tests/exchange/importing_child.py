"""Another process that imports a file, for tests to see what memory that takes: `FILE STORE`."""

import json
import re
import sys
from contextlib import closing
from pathlib import Path

from matryoshka.chat.engine import Stop
from matryoshka.chat.store import ChatStore
from matryoshka.documents.keeping import Keeping
from matryoshka.errors import AppError
from matryoshka.exchange.importing import bring_in


def main(file: Path, path: Path) -> None:
    fault = ""
    with closing(ChatStore(path)) as store:
        try:
            files = Keeping.of_strangers(path.parent / "attachments")
            for _ in bring_in(file, store, files, Stop()):
                pass
        except AppError as error:
            fault = str(error)
    sys.stdout.write(json.dumps({"fault": fault, "megabytes": megabytes()}))


def megabytes() -> float:
    """The most that this process ever held; `getrusage` would count what its parent held before it began."""
    [kilobytes] = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    return int(kilobytes) / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
