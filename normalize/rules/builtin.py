"""Where the built-in rules are: in the wheel beside this package, in a checkout at its top."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

__all__ = ["rules_folder"]


@lru_cache(maxsize=1)
def rules_folder() -> Path:
    """Folder of the built-in packs.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = Path(str(files("normalize")))
    for folder in (package / "_rules", package.parent / "rules"):
        if (folder / "schema" / "pack.schema.json").is_file():
            return folder
    raise FileNotFoundError("the built-in rules are missing; install tanqih again")
