"""How well a junior knows itself: gathers what two models answer, and fits one doubt to it."""
