"""How a junior learns when to ask its elder."""
