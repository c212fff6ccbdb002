"""Which place a mention stands for: candidates, what speaks for and against each, the choice."""
