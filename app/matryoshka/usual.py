"""What is taken where nobody has chosen."""

USUAL_CONTEXT = 4096
"""Tokens that a model remembers, unless it was made for fewer."""
