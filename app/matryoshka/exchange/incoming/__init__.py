"""How files of other programs, and of this one, become conversations."""
