"""How a conversation is asked: its panel, its button, and the presets that it can be taken from."""
