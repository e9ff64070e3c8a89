"""Does to the keychain what its arguments say: `read`, `remove`, or `store=SECRET`; writes each outcome."""

import sys
from pathlib import Path

from matryoshka.keychain import Keychain, KeychainFault
from matryoshka.secret_names import SecretNames


def outcome(keychain: Keychain, word: str) -> object:
    doing, _, secret = word.partition("=")
    try:
        match doing:
            case "store":
                keychain.store("hub", secret)
                return "stored"
            case "read":
                return keychain.read("hub")
        return keychain.remove("hub")
    except KeychainFault as fault:
        return fault.title


keychain = Keychain(SecretNames(Path.home() / "names"), patience=20)
sys.stdout.writelines(f"{outcome(keychain, word)}\n" for word in sys.argv[1:])
