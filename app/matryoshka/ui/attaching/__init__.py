"""What goes with a question: read, weighed, cut by the person where it is long, and shown beforehand."""
