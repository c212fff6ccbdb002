"""Properties are looked for anew on every run, but not where a run must be repeatable."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# No deadline: how long an example takes says more of the machine than of the code.
settings.register_profile("tanqih", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("tanqih")


@pytest.fixture(scope="session", autouse=True)
def nothing_imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What this machine's user has imported is no place of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TANQIH_DATA", str(tmp_path_factory.getbasetemp() / "nothing"))
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of acceptance data beside the checkout; without it the test is skipped."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("no folder ../shared")
    return folder
