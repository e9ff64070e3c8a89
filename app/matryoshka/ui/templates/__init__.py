"""Texts with slots: chosen while one types, filled slot by slot, and managed in a dialog."""
