"""The theme as Qt wants it: one palette and one stylesheet for the whole program."""

import re
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from matryoshka.paths import resources
from matryoshka.ui.theme import Theme, mixed

SIDEBAR = 264
TOP_BAR = 64
COLUMN = 740
FOLDS_BELOW = 820
"""A window narrower than this hides the chats behind a button."""


def dress(app: QApplication, theme: Theme, text_share: float = 1.0) -> None:
    """Give every widget of the program the theme's colours, and text of this share of its usual size."""
    app.setPalette(palette(theme))
    if (worn := sheet(theme, text_share)) != app.styleSheet():  # Qt would lay out every widget anew
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


def colours(theme: Theme) -> dict[str, QColor]:
    """What the style sheet is coloured with, by the names it uses."""
    return {
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
        "chosen": mixed(theme.surface, theme.remote, 0.28),
    }


def sheet(theme: Theme, text_share: float = 1.0) -> str:
    names = {name: colour.name() for name, colour in colours(theme).items()}
    icons = (resources() / "icons").as_posix()
    plain = Template(_SHEET).substitute(names, icons=icons)
    return _SIZES.sub(lambda size: f"{size[1]}{round(int(size[2]) * text_share)}px", plain)


_SIZES = re.compile(r"(font-size: |::item { height: )(\d+)px")


_SHEET = """
#window, #page { background: $paper; }
#sidebar { background: $side; border: 0; border-right: 1px solid $hairline; }
#findbar { background: $paper; border: 0; border-bottom: 1px solid $hairline; }
#findbar QPushButton { padding: 5px; }
#topbar { background: $paper; border: 0; border-bottom: 1px solid $hairline; }
#brand { font-size: 15px; font-weight: 600; color: $ink; }
#title { font-size: 15px; font-weight: 600; color: $ink; }
#place { font-size: 12px; color: $muted; }

QLineEdit, QPlainTextEdit, QTextEdit, QListView { placeholder-text-color: $muted; }
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

#search { background: $surface; color: $ink; border: 1px solid $hairline; border-radius: 8px;
  padding: 8px 9px; font-size: 13px; selection-color: $ink; }
#search:focus { border-color: $focus; }
#newchat { text-align: left; padding: 9px 10px; }
#foot { text-align: left; padding: 7px 10px; }
#empty { text-align: left; padding: 5px 10px; font-size: 12px; }
#place-tab { padding: 4px 10px; font-size: 12px; }
#place-tab:checked { color: $ink; background: $hover; }
#question { background: transparent; border: 0; color: $ink; font-size: 15px;
  selection-color: $ink; }
#send { background: $ink; border: 0; border-radius: 10px; padding: 0; }
#send:hover { background: $faded; }
#send:disabled { background: $press; }
#plus { color: $muted; border: 1px solid $hairline; border-radius: 8px; padding: 3px 9px; font-size: 15px; }
#plus:hover { border-color: $edge; color: $ink; }
#plus:focus { border-color: $focus; }
#chip { background: $paper; border: 1px solid $hairline; border-radius: 10px; }
#chip QLabel { font-size: 13px; }
#chip #small { font-size: 12px; }
#cross { padding: 0; border-radius: 6px; }
#passages { background: $surface; border: 1px solid $hairline; border-radius: 8px; font-size: 13px; }
#passages::item { padding: 6px 10px; border-bottom: 1px solid $hairline; }
#passages::item:selected { background: $chosen; color: $ink; }
#palette { background: $surface; border: 1px solid $edge; border-radius: 14px; }
#palettefield { background: $paper; color: $ink; border: 1px solid $hairline; border-radius: 8px;
  padding: 9px 10px; font-size: 15px; selection-color: $ink; }
#palettefield:focus { border-color: $focus; }
QKeySequenceEdit QLineEdit { background: $surface; color: $ink; border: 1px solid $hairline;
  border-radius: 8px; padding: 5px 8px; font-size: 12px; }
QKeySequenceEdit QLineEdit:focus { border-color: $focus; }
#templates { background: transparent; border: 0; outline: 0; font-size: 13px; color: $ink; }
#templates::item { height: 30px; padding: 0 8px; border-radius: 8px; }
#templates::item:hover { background: $hover; }
#templates::item:selected { background: $press; color: $ink; }
#picker { font-size: 12px; padding: 5px 8px; }

QPushButton[look="tab"] { background: $surface; border-color: $hairline; color: $muted; padding: 6px 12px; }
QPushButton[look="tab"]:checked { color: $ink; border-color: $ink; }
QPushButton[look="tab"]:focus { border-color: $focus; }
QPushButton[look="main"] { background: $ink; color: $paper; border-radius: 10px; padding: 10px 16px; }
QPushButton[look="main"]:hover { background: $faded; }
QPushButton[look="main"]:disabled { background: $press; color: $muted; }
QPushButton[muted="true"], QPushButton[look="card"]:disabled { color: $muted; }
#card { background: $surface; border: 1px solid $hairline; border-radius: 14px; }
#row { border: 0; border-top: 1px solid $hairline; }
#compactanswer { font-size: 15px; color: $ink; }
#answer { background: transparent; border: 0; font-size: 15px; color: $ink; }
#settingname { font-size: 13px; color: $ink; }
#rowname { font-size: 14px; font-weight: 600; color: $ink; }
#remark { font-size: 13px; color: $muted; padding: 18px 16px; border-top: 1px solid $hairline; }
#field { background: $paper; color: $ink; border: 1px solid $hairline; border-radius: 8px; padding: 6px 10px;
  font-size: 13px; selection-color: $ink; }
#field:focus { border-color: $focus; }

QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $muted; border-radius: 5px;
  background: $paper; }
QCheckBox::indicator:checked { image: url($icons/tick.svg); }
QCheckBox::indicator:focus { border: 2px solid $focus; }
QComboBox { background: $paper; color: $ink; border: 1px solid $hairline; border-radius: 8px;
  padding: 5px 10px; font-size: 13px; }
QComboBox:focus { border-color: $focus; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: url($icons/choice.svg); width: 12px; height: 12px; }
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
QPlainTextEdit#rewriting { background: $surface; color: $ink; border: 1px solid $hairline; border-radius: 8px;
  padding: 8px; font-size: 15px; }
QPlainTextEdit#rewriting:focus, QPlainTextEdit#report:focus { border-color: $focus; }
QPlainTextEdit#report { background: $paper; color: $ink; border: 1px solid transparent; border-radius: 8px;
  padding: 8px; font-size: 12px; }
QDialog QPushButton:default { background: $ink; color: $paper; border-color: $ink; }
QDialog QPushButton:disabled { background: transparent; color: $muted; border-color: $hairline; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $thumb; border-radius: 3px; min-height: 32px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $thumb; border-radius: 3px; min-width: 32px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
