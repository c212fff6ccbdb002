"""Where the rule files are: a wheel ships them inside `normalize`, a checkout has `rules/`."""

from __future__ import annotations

from pathlib import Path

__all__ = ["rules_folder"]


def rules_folder() -> Path:
    """The folder of rule files, which a wheel ships as `normalize/_rules`.

    Raises `FileNotFoundError` where neither that folder nor a checkout's `rules/` exists.

    >>> (rules_folder() / "romanization" / "press.yaml").is_file()
    True
    """
    beside = Path(__file__).resolve().parent.parent
    # The wheel's folder first: any other distribution may own a top-level `rules/`.
    for folder in (beside / "normalize" / "_rules", beside / "rules"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no rule files beside {beside}: reinstall the distribution tanqih")
