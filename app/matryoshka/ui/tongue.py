"""The words of the window in the person's language."""

from PySide6.QtCore import QCoreApplication, QLocale

from matryoshka.saying import Figure, Said, english

CONTEXT = "Matryoshka"


def tr(text: str, number: int = -1, /, **values: object) -> str:
    """`text`, which is English, in the language of the window, `{name}` filled with `values`.

    With a `number`, "%n" stands for it and the plural form that fits is taken. What was said below the window
    brings its own number and values.
    """
    if isinstance(text, Said):
        number, values, text = text.number, text.values, text.template
    if not text:
        return ""
    shown = {name: _shown(value) for name, value in values.items()}
    translated = QCoreApplication.translate(CONTEXT, text, None, number)
    if translated == text.replace("%n", str(number)):
        return english(text, number, shown)
    return translated.format(**shown) if shown else translated


def _shown(value: object) -> object:
    match value:
        case Said():
            return tr(value)
        case Figure():
            return _figure(value)
        case _:
            return value


def _figure(figure: Figure) -> str:
    locale = QLocale()
    spoken = locale.language() is not QLocale.Language.C
    return locale.toString(float(figure.number), "f", figure.digits) if spoken else str(figure)
