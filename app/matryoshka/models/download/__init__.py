"""Brings models from the hub to this disk: in ranges, checked, stoppable, and never twice the same byte."""
