"""`matryoshka models …`: what is done with model files."""

from matryoshka.commands import search, token
from matryoshka.commands.parsers import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser("models", help="find, fit, fetch and keep models")
    what = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    search.add(what)
    token.add(what)
