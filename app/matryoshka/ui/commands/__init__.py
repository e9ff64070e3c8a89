"""What a person can do, said once: menus, tooltips, palette, page of keys and README are made from it."""

from matryoshka.saying import say
from matryoshka.ui.commands.command import Command, Group, When

_CHAT, _QUESTION, _READING, _FILES, _VIEW = Group

NEW_CHAT = Command("new-chat", say("New chat"), "Ctrl+N", _CHAT, "new")
RENAME = Command("rename", say("Rename"), "F2", _CHAT, "pen", When.KEPT)
PIN = Command("pin", say("Pin"), "Ctrl+Shift+P", _CHAT, when=When.KEPT)
ARCHIVE = Command("archive", say("Archive"), "Ctrl+Shift+A", _CHAT, when=When.KEPT)
DELETE = Command("delete", say("Delete"), "Ctrl+Shift+Backspace", _CHAT, "bin", When.KEPT)
UNDO = Command("undo", say("Undo"), "Ctrl+Z", _CHAT, when=When.UNDOABLE)
SHOW_ARCHIVE = Command("show-archive", say("Show the archive"), "", _CHAT)
SHOW_TRASH = Command("show-trash", say("Show the trash"), "", _CHAT)
MANNER = Command("manner", say("How this chat is asked"), "Ctrl+Shift+H", _CHAT, "manner", When.IN_CHAT)
LOCK = Command("lock", say("Keep this chat on this computer"), "Ctrl+Shift+K", _CHAT, "lock", When.IN_CHAT)

TYPE = Command("type", say("Type a question"), "Ctrl+L", _QUESTION)
SEND = Command("send", say("Send"), "Return", _QUESTION, "send", fixed=True)
STOP = Command("stop", say("Stop"), "Esc", _QUESTION, "stop", When.ANSWERING, fixed=True)
START = Command("start", say("Who is asked first"), "Ctrl+Shift+S", _QUESTION, when=When.IN_CHAT)
AGAIN = Command("again", say("Ask again"), "Ctrl+R", _QUESTION, when=When.KEPT)
BIGGER = Command("bigger", say("Ask the bigger one"), "Ctrl+Shift+B", _QUESTION, when=When.KEPT)
EDIT = Command("edit", say("Edit the last question"), "", _QUESTION, when=When.KEPT)
ATTACH = Command("attach", say("Attach files"), "Ctrl+U", _QUESTION, when=When.IN_CHAT)
TEMPLATES = Command("templates", say("Templates"), "Ctrl+/", _QUESTION)

FIND = Command("find", say("Find in this chat"), "Ctrl+F", _READING, when=When.KEPT)
FIND_NEXT = Command("find-next", say("Next place"), "F3", _READING, "down", When.KEPT)
FIND_BEFORE = Command("find-before", say("Place before"), "Shift+F3", _READING, "up", When.KEPT)
CLOSE = Command("close-find", say("Close"), "Esc", _READING, "close", fixed=True)
COPY = Command("copy", say("Copy"), "Ctrl+C", _READING, fixed=True)
COPY_ANSWER = Command("copy-answer", say("Copy the last answer"), "", _READING, when=When.KEPT)
COPY_MARKDOWN = Command("copy-markdown", say("Copy as Markdown"), "Ctrl+Shift+C", _READING, fixed=True)
COPY_TEXT = Command("copy-text", say("Copy as text"), "Ctrl+Alt+C", _READING, fixed=True)

EXPORT = Command("export", say("Export this chat…"), "Ctrl+Shift+E", _FILES, when=When.KEPT)
IMPORT = Command("import", say("Import chats…"), "Ctrl+Shift+I", _FILES)
BACK_UP = Command("back-up", say("Back up everything…"), "", _FILES)
RESTORE = Command("restore", say("Restore a backup…"), "", _FILES)

PALETTE = Command("palette", say("All commands, and chats by name"), "Ctrl+K", _VIEW)
SEARCH = Command("search", say("Search"), "Ctrl+Shift+F", _VIEW)
CHATS = Command("chats", say("Show or hide the chats"), "Ctrl+B", _VIEW, "panel")
NEXT_AREA = Command("next-area", say("Next part of the window"), "F6", _VIEW)
AREA_BEFORE = Command("area-before", say("Part of the window before"), "Shift+F6", _VIEW)
COMPARE = Command("compare", say("Side by side"), "Ctrl+Shift+Y", _VIEW)
WINS = Command("wins", say("What your votes say"), "", _VIEW)
MODELS = Command("models", say("Models"), "Ctrl+Shift+M", _VIEW, "models")
CALIBRATION = Command("calibration", say("When to ask"), "Ctrl+Shift+D", _VIEW)
LEAVING = Command("leaving", say("What leaves"), "Ctrl+Shift+W", _VIEW, "globe")
OFFLINE = Command("offline", say("Work offline"), "Ctrl+Shift+O", _VIEW)
APPEARANCE = Command("appearance", say("Light or dark"), "Ctrl+Shift+L", _VIEW)
LARGER = Command("larger", say("Larger text"), "Ctrl++", _VIEW)
SMALLER = Command("smaller", say("Smaller text"), "Ctrl+-", _VIEW)
USUAL_SIZE = Command("usual-size", say("Text as large as usual"), "Ctrl+0", _VIEW)
COMPACT = Command("compact", say("Ask in a small window"), "Ctrl+Shift+Space", _VIEW)
SETTINGS = Command("settings", say("Settings"), "Ctrl+,", _VIEW)
KEYS = Command("keys", say("Shortcuts"), "Ctrl+F1", _VIEW)
ABOUT = Command("about", say("About Matryoshka"), "", _VIEW)
QUIT = Command("quit", say("Quit"), "Ctrl+Q", _VIEW)

SEARCH_CHATS = say("Search all chats")

ALL = tuple(each for each in tuple(globals().values()) if isinstance(each, Command))
"""In the order in which they stand above."""
BY_ID = {command.id: command for command in ALL}
GROUPS = {
    Group.CHAT: say("This chat"),
    Group.QUESTION: say("The question"),
    Group.READING: say("Reading"),
    Group.FILES: say("Files"),
    Group.VIEW: say("The window"),
}
