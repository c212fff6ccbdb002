"""Capitalised spans that a text says are places, and what says that they are none."""
