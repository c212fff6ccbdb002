"""What a verb loads before it starts, and what it says where nothing can be kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from command import tanqih

from normalize.cli import doctor

NAME = "0123456789abcdef" * 4


def loaded(verb: str, *modules: str) -> set[str]:
    """Which of these modules the help of a verb loads."""
    program = (
        f"import sys; sys.argv = ['tanqih', {verb!r}, '--help']\n"
        "from normalize.cli import main\n"
        "try: main()\n"
        f"finally: print(*({set(modules)!r} & set(sys.modules)), file=sys.stderr)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.returncode == 0
    return set(said.stderr.split())


def test_a_verb_loads_no_other() -> None:
    assert loaded(
        "clean", "normalize.cli.clean", "normalize.cli.rules", "normalize.cli.places"
    ) == {"normalize.cli.clean"}


def test_cleaning_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    """Not numpy, of which only unknown names have need; nor what reads and checks rule files."""
    (tmp_path / "a.txt").write_text("The road is open .\n")
    heavy = {"numpy", "yaml", "jsonschema", "lemminflect", "sacrebleu", "rich", "multiprocessing"}
    program = (
        f"import sys; sys.argv = ['tanqih', 'clean', {str(tmp_path / 'a.txt')!r}]\n"
        "from normalize.cli import main\n"
        "try: main()\n"
        f"finally: print(*({heavy!r} & set(sys.modules)))"
    )
    for _ in range(2):  # the first run may compile rules
        said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.stdout.startswith("The road is open.")
    assert said.stdout.splitlines()[-1] == ""


@pytest.fixture
def no_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_rules", lambda *_: {})


@pytest.mark.usefixtures("no_rules")
def test_the_doctor_empties_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path))
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / NAME).write_bytes(bytes(1_000))
    said = tanqih("doctor")
    assert f"folder {tmp_path}" in said.out
    assert "bytes 1,000" in said.out
    said = tanqih("doctor", "--clear-cache")
    assert f"1 file removed from {tmp_path}" in said.err
    assert "bytes 0" in said.out
    assert said.code == 0


@pytest.mark.usefixtures("no_rules")
def test_the_doctor_finds_a_cache_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path / "file" / "below"))
    said = tanqih("doctor")
    assert said.code == 1
    assert "below cannot be written" in said.out
    assert "tanqih: nothing can be kept in the cache folder" in said.err
