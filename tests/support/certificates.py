"""Certificates that no system trusts by itself."""

import shutil
import subprocess
from pathlib import Path

import pytest


def self_signed(folder: Path) -> Path:
    """A certificate for loopback with its key, in one file; the test is skipped where none can be made."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl to make a certificate with")
    both = folder / "both.pem"
    names = "subjectAltName=IP:127.0.0.1,DNS:localhost"
    asked = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=loopback"]
    written = ["-keyout", str(both), "-out", str(folder / "certificate.pem")]
    subprocess.run(["openssl", *asked, "-addext", names, *written], check=True, capture_output=True)
    with both.open("a", encoding="ascii") as file:
        file.write((folder / "certificate.pem").read_text(encoding="ascii"))
    return both
