"""Style sheets of the few parts of the transcript that are widgets."""

from matryoshka.ui.fonts import grown
from matryoshka.ui.theme import Theme


def scroll_bar_style(theme: Theme) -> str:
    """A thin handle on paper, without arrows."""
    return f"""
        QScrollBar:vertical {{ background: {theme.paper.name()}; width: 12px; border: none; }}
        QScrollBar::handle:vertical {{
            background: {theme.hairline.name()}; min-height: 32px; margin: 2px 3px; border-radius: 3px;
        }}
        QScrollBar::handle:vertical:hover {{ background: {theme.muted.name()}; }}
        QScrollBar::handle:vertical:disabled {{ background: transparent; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
    """


def pill_style(theme: Theme) -> str:
    return f"""
        QPushButton {{
            background: {theme.surface.name()}; color: {theme.ink.name()};
            border: 1px solid {theme.hairline.name()}; border-radius: 6px;
            min-height: {grown(28)}px; max-height: {grown(28)}px; font-size: {grown(12)}px; padding: 0;
        }}
        QPushButton:hover {{ background: {theme.question.name()}; }}
    """
