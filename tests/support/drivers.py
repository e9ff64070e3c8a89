"""A driver of NVIDIA's, whole or broken: a library of its name, compiled by the test."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from matryoshka.engines.child import host_command

WHOLE = "return 0;"
_SOURCE = """
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {{ char old[16]; unsigned domain, bus, device, id, subsystem; char address[32]; }} Place;
typedef struct {{ unsigned long long total, free, used; }} Memory;

int nvmlInitWithFlags(unsigned flags) {{ {start} }}
int nvmlInit_v2(void) {{ {start} }}
int nvmlDeviceGetCount_v2(unsigned *count) {{ *count = 1; return 0; }}
int nvmlDeviceGetHandleByIndex_v2(unsigned number, void **card) {{ *card = 0; return 0; }}
int nvmlDeviceGetName(void *card, char *name, unsigned length) {{ strcpy(name, "GeForce"); return 0; }}
int nvmlDeviceGetPciInfo_v3(void *card, Place *place) {{
    strcpy(place->address, "00000000:C1:00.0");
    return 0;
}}
int nvmlDeviceGetMemoryInfo(void *card, Memory *memory) {{ memory->total = 12884901888; return 0; }}
"""


def with_driver(folder: Path, start: str) -> tuple[str, ...]:
    """The command of a host on a computer whose driver does `start`, in C, when it is started."""
    if sys.platform != "linux" or not (compiler := shutil.which("cc")):
        pytest.skip("a driver is compiled on Linux, by cc")
    source = folder / "driver.c"
    source.write_text(_SOURCE.format(start=start))
    library = folder / "libnvidia-ml.so.1"
    subprocess.run([compiler, "-shared", "-fPIC", "-w", "-o", library, source], check=True)
    return ("env", f"LD_LIBRARY_PATH={folder}", *host_command())
