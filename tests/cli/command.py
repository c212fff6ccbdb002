"""The command line as a user meets it: arguments in; exit code, stdout and stderr out."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import dataclass
from unittest.mock import patch

from normalize.cli.app import run

ROADS = """pack: mine/roads
kind: phrases
about: Roads.
rules:
  - id: open-road
    find: road is open
    replace: road is clear
    because: A test.
    examples:
      - "the road is open now -> the road is {word} now"
      - "the road opens"
"""
"""A pack of one rule; `word` is what becomes of "open" in its example."""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


def tanqih(*arguments: object, stdin: bytes = b"") -> Ran:
    """Run a verb in this process."""
    streams = [io.TextIOWrapper(io.BytesIO(data)) for data in (stdin, b"", b"")]
    names = [str(argument) for argument in arguments]
    with (
        patch.object(sys, "argv", ["tanqih", *names]),
        patch.object(sys, "stdin", streams[0]),
        patch.object(sys, "stdout", streams[1]),
        patch.object(sys, "stderr", streams[2]),
    ):
        try:
            code = run()
        except SystemExit as stop:
            code = stop.code or 0
        for stream in streams[1:]:
            stream.flush()
    out, err = (stream.buffer.getvalue().decode() for stream in streams[1:])
    return Ran(code, out, err)


def started(*arguments: object, first: str = "", **options) -> subprocess.Popen:
    """Start a verb as a process of its own, which runs the code `first` before."""
    names = [str(argument) for argument in arguments]
    program = f"{first}\nfrom normalize.cli import main; main()"
    return subprocess.Popen([sys.executable, "-c", program, *names], **options)
