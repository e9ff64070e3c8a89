"""The theme as Qt wants it: one palette and one stylesheet for the whole program."""

from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from matryoshka.ui.theme import Theme, mixed

SIDEBAR = 264
TOP_BAR = 64
COLUMN = 740
FOLDS_BELOW = 820
"""A window narrower than this hides the chats behind a button."""


def dress(app: QApplication, theme: Theme) -> None:
    """Give every widget of the program the theme's colours."""
    app.setPalette(palette(theme))
    if (worn := sheet(theme)) != app.styleSheet():  # Qt would lay out every widget anew
        app.setStyleSheet(worn)


def palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    result = QPalette()
    for colour, roles in (
        (theme.paper, (role.Window, role.Base)),
        (theme.surface, (role.Button, role.ToolTipBase, role.AlternateBase)),
        (theme.ink, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText)),
        (theme.muted, (role.PlaceholderText,)),
        (mixed(theme.paper, theme.remote, 0.28), (role.Highlight,)),
        (theme.ink, (role.HighlightedText,)),
        (theme.remote, (role.Link, role.LinkVisited)),
    ):
        for each in roles:
            result.setColor(each, colour)
    for each in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, each, mixed(theme.paper, theme.muted, 0.6))
    return result


def edge(theme: Theme) -> QColor:
    """A hairline that asks for attention."""
    return mixed(theme.hairline, theme.ink, 0.12)


def sheet(theme: Theme) -> str:
    colours = {
        "paper": theme.paper,
        "surface": theme.surface,
        "side": theme.side,
        "ink": theme.ink,
        "muted": theme.muted,
        "hairline": theme.hairline,
        "hover": mixed(theme.side, theme.ink, 0.05),
        "press": mixed(theme.side, theme.ink, 0.10),
        "edge": edge(theme),
        "thumb": mixed(theme.paper, theme.ink, 0.18),
        "faded": mixed(theme.ink, theme.paper, 0.15),
        "focus": theme.remote,
    }
    return Template(_SHEET).substitute({name: colour.name() for name, colour in colours.items()})


_SHEET = """
#window, #page { background: $paper; }
#sidebar { background: $side; border: 0; border-right: 1px solid $hairline; }
#topbar { background: $paper; border: 0; border-bottom: 1px solid $hairline; }
#brand { font-size: 15px; font-weight: 600; color: $ink; }
#title { font-size: 15px; font-weight: 600; color: $ink; }
#place { font-size: 12px; color: $muted; }

QListView { background: transparent; border: 0; outline: 0; font-size: 13px; }
QListView QLineEdit { background: $surface; color: $ink; border: 1px solid $focus; border-radius: 6px;
  padding: 0 7px; font-size: 13px; }

QPushButton { color: $ink; background: transparent; border: 1px solid transparent;
  border-radius: 8px; padding: 5px 10px; font-size: 13px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $press; }
QPushButton:focus { border-color: $focus; }
QPushButton[look="card"] { background: $surface; border-color: $hairline; }
QPushButton[look="card"]:hover { border-color: $edge; }
QPushButton[look="card"]:focus { border-color: $focus; }
QPushButton[look="quiet"] { color: $muted; }
QPushButton[look="quiet"]:hover { color: $ink; }

#newchat { text-align: left; padding: 9px 10px; }
#foot { text-align: left; padding: 7px 10px; }
#question { background: transparent; border: 0; color: $ink; font-size: 15px;
  selection-color: $ink; }
#send { background: $ink; border: 0; border-radius: 10px; padding: 0; }
#send:hover { background: $faded; }
#send:focus { border: 2px solid $focus; }
#send:disabled { background: $hairline; }
#picker { font-size: 12px; padding: 5px 8px; }

QPushButton[look="tab"] { background: $surface; border-color: $hairline; color: $muted; padding: 6px 12px; }
QPushButton[look="tab"]:checked { color: $ink; border-color: $ink; }
QPushButton[look="tab"]:focus { border-color: $focus; }
QPushButton[look="main"] { background: $ink; color: $paper; border-radius: 10px; padding: 10px 16px; }
QPushButton[look="main"]:hover { background: $faded; }
QPushButton[look="main"]:focus { border: 2px solid $focus; padding: 9px 15px; }
QPushButton[look="main"]:disabled { background: $hairline; color: $muted; }
QPushButton[muted="true"], QPushButton[look="card"]:disabled { color: $muted; }
#card { background: $surface; border: 1px solid $hairline; border-radius: 14px; }
#row { border: 0; border-top: 1px solid $hairline; }
#rowname { font-size: 14px; font-weight: 600; color: $ink; }
#remark { font-size: 13px; color: $muted; padding: 18px 16px; border-top: 1px solid $hairline; }
#field { background: $paper; color: $ink; border: 1px solid $hairline; border-radius: 8px; padding: 6px 10px;
  font-size: 13px; selection-color: $ink; }
#field:focus { border-color: $focus; }

QComboBox { background: $paper; color: $ink; border: 1px solid $hairline; border-radius: 8px;
  padding: 5px 10px; font-size: 13px; }
QComboBox:focus { border-color: $focus; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $hairline; outline: 0;
  selection-background-color: $hover; selection-color: $ink; }
#requests { background: transparent; border: 0; font-size: 13px; color: $ink; }
#requests::item { padding: 0 14px; border-bottom: 1px solid $hairline; }
#requests::item:selected { background: $hover; color: $ink; }
#requests QHeaderView { background: transparent; }
#requests QHeaderView::section { background: transparent; color: $muted; border: 0;
  border-bottom: 1px solid $hairline; padding: 6px 14px 6px 17px; font-size: 12px; font-weight: 400; }
#lock { padding: 0; border-radius: 6px; }

#headline { font-size: 20px; font-weight: 600; color: $ink; }
#lead { font-size: 15px; color: $muted; }
#can { font-size: 15px; color: $ink; }
#name { font-size: 15px; font-weight: 600; color: $ink; }
#small { font-size: 12px; color: $muted; }
QPushButton[look="example"] { background: $surface; border: 1px solid $hairline; border-radius: 12px;
  padding: 9px 14px; font-size: 13px; text-align: left; }
QPushButton[look="example"]:hover { border-color: $edge; }
QPushButton[look="example"]:focus { border-color: $focus; }

#notice { background: $surface; border: 1px solid $edge; border-radius: 12px; }
#notice QLabel { font-size: 13px; color: $ink; }
#toast { background: $ink; border: 0; border-radius: 10px; }
#toast QLabel { color: $paper; font-size: 13px; }
#toast QPushButton { color: $paper; font-weight: 600; background: transparent; padding: 2px 6px;
  border-radius: 6px; text-decoration: underline; }
#toast QPushButton:focus { border: 1px solid $paper; }

QMenu { background: $surface; color: $ink; border: 1px solid $hairline; border-radius: 8px; padding: 5px;
  font-size: 13px; }
QMenu::item { padding: 6px 22px 6px 10px; border-radius: 6px; }
QMenu::item:selected { background: $hover; color: $ink; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $hairline; margin: 5px 4px; }
QToolTip { background: $surface; color: $ink; border: 1px solid $hairline; padding: 5px 8px;
  font-size: 12px; }
QDialog, QMessageBox { background: $paper; }
QMessageBox QLabel { color: $ink; font-size: 13px; }
QDialog QPushButton { background: $surface; border-color: $hairline; padding: 6px 14px; min-width: 64px; }
QDialog QPushButton:default { background: $ink; color: $paper; border-color: $ink; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $thumb; border-radius: 3px; min-height: 32px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $thumb; border-radius: 3px; min-width: 32px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
