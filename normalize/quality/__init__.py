"""How good a text is: scores against a reference."""
