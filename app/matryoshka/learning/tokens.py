"""The named tokens of the built-in tiers and the chat template that puts them around messages."""

HANDOFF, END, SYSTEM, USER, ASSISTANT = "<|handoff|>", "<|end|>", "<|system|>", "<|user|>", "<|assistant|>"
THINK, END_THINK = "<think>", "</think>"
HANDOFF_KEY = "matryoshka.handoff_token_id"
"""Where a GGUF file names the token that hands up, by its number."""
CONTROLS = (
    HANDOFF,
    END,
    SYSTEM,
    USER,
    ASSISTANT,
    THINK,
    END_THINK,
    *(f"<|reserved_{i}|>" for i in range(16)),
)
SIZE = 1024
CHAT_TEMPLATE = (
    "{%- for message in messages -%}"
    "{{- '<|' + message.role + '|>' -}}"
    "{%- if message.role == 'assistant' -%}{{- message.content.split('</think>')[-1] | trim -}}"
    "{%- else -%}{{- message.content | trim -}}{%- endif -%}"
    "{{- '<|end|>' -}}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{- '<|assistant|>' -}}{%- endif -%}"
)
