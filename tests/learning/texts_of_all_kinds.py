"""Texts as people, other programs and chance may type them: every script, sign and kind of white space."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from random import Random

from matryoshka.learning.chance import seeded
from matryoshka.learning.tokens import CONTROLS

PLANES = 0x110000
SURROGATES = range(0xD800, 0xE000)
LONGEST_WORD = 400
SAID = (
    "what is the sum of numbers from without every seventh don't WE'LL I'm they've Hello Thanks You're"
    " сколько будет сумма чисел от до без каждого ещё Ёлка ЁЖ мой Йод йогурт чей-то Привет спасибо плюс минус"
    " naïve café Straße Ærø ﬁn ſ ǅ İstanbul ΑΣ ὀξύς 'ſ 'S x² 10th"
)
SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
    "你好猫犬世界我是中文字ありがとうカタカナ한국어안녕々〆𠀀𪜶",
    "مرحبا كيف الحال؟ ٠١٢٣٤٥ ًٌٍَُِّْ",
    "שלום עולם ךםןףץ ְֱֲֳִֵֶַָֹֻ",
    "नमस्ते दुनिया क्षत्रिय ०१२३४५ ़ािीुू्",
    "สวัสดีชาวโลก ๐๑๒๓๔ ่้๊๋ำ",
)
SIGNS = "+-−–—×·÷√=≈≠<>≤≥±%‰…№€$£₽°′″→↑←↓*/\\|!?.,:;'\"’“”«»()[]{}#@&^~`_¿¡§¶•"
DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３４５６７８９", "²³¹½¾Ⅳⅷ①⑳")
EMOJI = ("😀", "🤔", "❤️", "👋🏽", "👍🏿", "👩‍🚀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇷🇺", "🇬🇧", "1️⃣", "☺", "🧑🏻‍🤝‍🧑🏾")
SPACES = (*" \t\n\r\v\f", "\r\n", "\n\n\n", "  ", "\u0085", "\u00a0", "\u1680", "\u2003", "\u2028", "\u2029")
SPACES += ("\u202f", "\u205f", "\u3000", "\u200b", "\u200d", "\u2060", "\ufeff", "\u180e", "   \n", "\t\t")
CONTROL_CHARACTERS = tuple(map(chr, (*range(32), *range(0x7F, 0xA0))))
MARKS = (
    *CONTROLS,
    "<|",
    "|>",
    "<|im_start|>",
    "<|endoftext|>",
    "<think",
    "</think",
    "<s>",
    "[INST]",
    "Ġ",
    "▁",
)
JOINTS = ("", "", " ", " ", " ", "  ", "\n", ", ")


def texts_of_all_kinds(count: int) -> list[str]:
    """The same ones each time, no two alike; the first is empty, the others have up to eight pieces."""
    rng = seeded("texts of all kinds")
    texts = {"": None}
    while len(texts) < count:
        texts[_text(rng)] = None
    return list(texts)


def _text(rng: Random) -> str:
    joint = rng.choice(JOINTS)
    text = joint.join(_piece(rng) for _ in range(rng.randint(1, 8)))
    return unicodedata.normalize(rng.choice(("NFC", "NFD", "NFKC")), text) if rng.random() < 0.3 else text


def _piece(rng: Random) -> str:
    (make,) = rng.choices(list(PIECES), list(PIECES.values()))
    return make(rng)


def _drawn(alphabet: Sequence[str], longest: int, rng: Random) -> str:
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(1, longest)))


def _word(rng: Random) -> str:
    return rng.choice((str, str, str.upper, str.title))(rng.choice(SAID.split()))


def _in_one_script(rng: Random) -> str:
    return _drawn(rng.choice(SCRIPTS), 8, rng)


def _digits(rng: Random) -> str:
    return _drawn(rng.choice((DIGITS[0], *DIGITS)), 7, rng)


def _any_character(rng: Random) -> str:
    """Of all planes alike, or of the lowest one, where most assigned characters are."""
    point = rng.randrange(rng.choice((PLANES, 0x10000, 0x3000)))
    return chr(point) if point not in SURROGATES else _any_character(rng)


def _any_characters(rng: Random) -> str:
    return "".join(_any_character(rng) for _ in range(rng.randint(1, 4)))


def _long_word(rng: Random) -> str:
    return _drawn(rng.choice((*SCRIPTS[:3], SIGNS, DIGITS[0], " ", "aA")), LONGEST_WORD, rng)


PIECES: Mapping[Callable[[Random], str], float] = {
    _word: 6,
    _in_one_script: 6,
    _digits: 3,
    partial(_drawn, SIGNS, 3): 4,
    partial(_drawn, EMOJI, 3): 2,
    partial(_drawn, SPACES, 4): 4,
    partial(_drawn, CONTROL_CHARACTERS, 3): 1,
    partial(_drawn, MARKS, 2): 2,
    _any_characters: 3,
    _long_word: 0.1,
}
