"""For whoever works on rules: checks, hits in a corpus, suggestions; and how good a text is."""
