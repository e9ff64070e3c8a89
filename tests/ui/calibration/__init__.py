"""Tests of the page “When to ask”."""
