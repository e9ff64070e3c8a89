"""The kinds of model that this llama.cpp knows, by the names that files give them, and what each is for."""

from enum import Enum, auto


class Use(Enum):
    """What a kind of model does."""

    CHATS = auto()
    EMBEDS = auto()
    """Turns texts into numbers."""
    SENSES = auto()
    """Sees or hears for another model."""
    SOUNDS = auto()
    """Makes sounds."""
    DRAFTS = auto()
    """Guesses what another model will write."""
    OTHERWISE = auto()
    """Writes, but not one word after the other."""


_NAMES = {
    Use.CHATS: """
        afmoe apertus arcee arctic arwkv7 baichuan bailingmoe bailingmoe2 bailingmoe3 bitnet bloom chameleon
        chatglm codeshell cogvlm cohere2 cohere2moe command-r dbrx deci deepseek deepseek2 deepseek2-ocr
        deepseek32 deepseek4 dots1 dots3note ernie4_5 ernie4_5-moe exaone exaone-moe exaone4 falcon falcon-h1
        gemma gemma2 gemma3 gemma3n gemma4 glm-dsa glm4 glm4moe glm5-next gpt-oss gpt2 gptneox granite
        granite_swa granitehybrid granitemoe graniteswitch grok grovemoe hrm_text hunyuan-dense hunyuan-moe
        hunyuan_vl hy_v3 hy_v4 internlm2 jais jais2 jamba kimi-k3 kimi-linear laguna lfm2 lfm2moe llama llama4
        maincoder mamba mamba2 maple mellum mimo2 minicpm minicpm3 minimax-01 minimax-m2 minimax-m3 mistral3
        mistral4 mpt muse-glimmer nanbeige nemotron nemotron_h nemotron_h_moe olmo olmo2 olmoe openelm orion
        paddleocr pangu-embedded phi2 phi3 phimoe plamo plamo2 plamo3 plm qwen qwen2 qwen2moe qwen2vl qwen3
        qwen35 qwen35moe qwen3moe qwen3next qwen3vl qwen3vlmoe qwen4exp refact rwkv6 rwkv6qwen2 rwkv7 seed_oss
        smallthinker smollm3 spark2_5 stablelm starcoder starcoder2 step35 talkie xverse
    """,
    Use.EMBEDS: """
        bert eurobert gemma-embedding jina-bert-v2 jina-bert-v3 llama-embed modern-bert neo-bert nomic-bert
        nomic-bert-moe t5encoder
    """,
    Use.SENSES: "clip",
    Use.SOUNDS: "pockettts qwen3tts wavtokenizer-dec",
    Use.DRAFTS: "dflash eagle3 gemma4-assistant",
    Use.OTHERWISE: "dream llada llada-moe rnd1 t5",
}
ARCHITECTURES = {name: use for use, names in _NAMES.items() for name in names.split()}
_FILLED = """
    arctic baichuan bitnet chameleon codeshell cohere2 command-r deepseek deepseek2-ocr grok internlm2 jamba
    lfm2 lfm2moe nemotron olmo olmo2 olmoe orion phi2 phi3 phimoe plamo qwen2 qwen2moe qwen2vl stablelm
    starcoder2 xverse
"""
FILLED = frozenset(_FILLED.split())
"""Architectures whose heads must fill the width: llama.cpp does not look, and ends where they do not."""
