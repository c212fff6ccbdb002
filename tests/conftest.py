"""Properties are looked for anew on every run, but not where a run must be repeatable."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline: how long an example takes says more of the machine than of the code.
settings.register_profile("tanqih", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("tanqih")
