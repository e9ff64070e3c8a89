"""A slip into another script is heard, and translations, examples and single words are not taken for one."""

import pytest

from matryoshka.chat.drift import Drift

ENGLISH = (
    "Photosynthesis is how plants make sugar out of light, water and carbon dioxide. It takes place in the "
    "chloroplasts of a leaf, in two steps that need each other. In the first one, light splits water and "
)
RUSSIAN = (
    "Фотосинтез есть способ растений получать сахар из света, воды и углекислого газа. Он идёт в листьях, в "
    "хлоропластах, в два шага, и второй шаг невозможен без первого. Сначала свет расщепляет воду на части, и "
)
CHINESE = "我们需要考虑光合作用的第二个步骤因为它利用第一步产生的能量把二氧化碳转化为糖类物质" * 4
ARABIC = "والخطوة الثانية من عملية التمثيل الضوئي تستخدم الطاقة الناتجة عن الخطوة الأولى " * 4


def gone(text: str, *chat: str, size: int = 3) -> bool:
    drift = Drift(chat or ("What is photosynthesis?",))
    return any(drift.gone(text[start : start + size]) for start in range(0, len(text), size))


@pytest.mark.parametrize("size", [1, 3, 5_000])
@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + CHINESE,
        ENGLISH + "then, " + CHINESE,
        ENGLISH + "makes oxygen. " + CHINESE,
        ENGLISH + "makes 氧气 of it, " + CHINESE,
        ENGLISH + ARABIC,
        ENGLISH + RUSSIAN,
    ],
)
def test_a_slip_that_goes_on_is_heard(text: str, size: int) -> None:
    assert gone(text, size=size)


def test_a_slip_from_one_script_with_words_to_another_is_heard() -> None:
    assert gone(RUSSIAN + CHINESE, "Что такое фотосинтез?")


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        RUSSIAN + ENGLISH + RUSSIAN,
        CHINESE,
        "Sure. " + CHINESE,
        ENGLISH + "\n\n" + CHINESE,
        ENGLISH + "in Chinese: " + CHINESE,
        ENGLISH + "“" + CHINESE + "”",
        ENGLISH + "(" + CHINESE + ") and so on, " + CHINESE,
        ENGLISH + "makes what is 氧气 in Chinese and кислород in Russian, " + ENGLISH,
        ENGLISH + "`" + CHINESE + "`",
        ENGLISH + "is called الصورة or " + "|".join((RUSSIAN * 3).split()),
        ENGLISH + "has α, β, γ, Δ and " + "αβγδεζηθικ" * 20,
        ENGLISH + "has 𝑎𝑏𝑐 and µ" + "𝑎𝑏𝑐" * 60,
    ],
)
def test_what_is_meant_is_no_slip(text: str) -> None:
    assert not gone(text, "Что такое фотосинтез?" if text.startswith(RUSSIAN) else "Well?")


def test_a_script_of_the_chat_is_at_home() -> None:
    assert not gone(ENGLISH + CHINESE, "什么是光合作用?", "In English, please.")
