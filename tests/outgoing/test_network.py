"""A computer on no network is told so at once, and this computer itself is always there."""

import shutil
import subprocess
import sys

import pytest

from matryoshka.outgoing.network import no_network

CUT_OFF = ["unshare", "--map-root-user", "--net", sys.executable, "-c"]
LOOK = """
from matryoshka.outgoing.network import no_network
print(no_network("cloud.example"), "|", no_network("localhost:8080"))
"""


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8080", "own.localhost", "127.0.0.1:1234", "127.8.0.1", "[::1]:80"]
)
def test_this_computer_needs_no_network(host: str) -> None:
    assert no_network(host) is None


def _can_be_cut_off() -> bool:
    if not shutil.which("unshare"):
        return False
    return subprocess.run([*CUT_OFF, ""], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _can_be_cut_off(), reason="no process can be cut off from the network here")
def test_without_a_network_nobody_else_is_there() -> None:
    result = subprocess.run([*CUT_OFF, LOOK], capture_output=True, text=True, check=True)

    cloud, here = result.stdout.strip().split(" | ")
    assert cloud == "This computer is on no network. Connect it, then ask again."
    assert here == "None"
