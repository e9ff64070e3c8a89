"""`matryoshka chats`: the saved conversations, from the terminal."""

from matryoshka.commands import export_chat, import_chats, list_chats, search_chats
from matryoshka.commands.parsers import Commands
from matryoshka.exchange.formats import Print


def add(commands: Commands, printed: Print) -> None:
    """`printed` makes a PDF of a page of HTML."""
    parser = commands.add_parser("chats", help="the saved conversations")
    what = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    list_chats.add(what)
    search_chats.add(what)
    export_chat.add(what, printed)
    import_chats.add(what)
