"""The command line, one module a verb."""

from __future__ import annotations

import gc
import sys

__all__ = ["main"]


def main() -> None:
    """Run `tanqih`; what asks for the version alone loads nothing else."""
    if sys.argv[1:] == ["--version"]:
        from importlib.metadata import version

        print(f"tanqih {version('tanqih')}")
        return
    gc.set_threshold(500_000, 20, 20)  # starting makes as many objects, and all of them stay
    from normalize.cli.app import run

    sys.exit(run())
