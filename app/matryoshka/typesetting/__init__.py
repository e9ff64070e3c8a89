"""Formulas in LaTeX drawn as vectors, by a process of its own: a model may write what hangs one."""
