"""From a spelling to the names that it may stand for, the likeliest first."""
