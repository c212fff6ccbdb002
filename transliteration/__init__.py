"""Arabic names in Latin letters: script, romanization, keys, gazetteer, linking."""
