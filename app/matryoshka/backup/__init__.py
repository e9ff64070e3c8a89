"""Keeps all of a person's data in one file, and brings it back."""
