"""Measures a ladder with questions whose answers are known."""
