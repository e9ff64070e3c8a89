"""`matryoshka models …`: what is done with model files."""

from matryoshka.commands.parsers import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser("models", help="find, fit, fetch and keep models")
    parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
