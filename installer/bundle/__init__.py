"""Makes what a person installs: the program with all that it needs, for the system that this runs on."""
