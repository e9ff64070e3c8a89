"""`matryoshka models …`: what is done with model files."""

from matryoshka.commands import (
    fit,
    import_models,
    list_models,
    pull,
    remove_model,
    search,
    suggest,
    token,
    verify,
)
from matryoshka.commands.parsers import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser("models", help="find, fit, fetch and keep models")
    what = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    suggest.add(what)
    search.add(what)
    fit.add(what)
    token.add(what)
    pull.add(what)
    verify.add(what)
    list_models.add(what)
    import_models.add(what)
    remove_model.add(what)
