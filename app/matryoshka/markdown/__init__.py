"""What models write beyond CommonMark, read alike on the screen and in files."""
