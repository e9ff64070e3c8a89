"""How conversations go out into files, and come in from those of other programs."""
