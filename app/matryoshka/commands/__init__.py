"""What can be typed behind the name of the program: a module for each command."""
