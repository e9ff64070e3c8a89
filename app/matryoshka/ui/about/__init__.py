"""The page that tells what the program is made of, and makes a report of it."""
