"""What a file that a person attaches says, as plain text: read in a process of its own, within bounds."""
