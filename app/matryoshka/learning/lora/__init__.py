"""Teaches anybody's model when to ask: rounds on a LoRA, from Hugging Face weights to a GGUF adapter."""
