"""Finds and runs the Tesseract engine; pages go in by pipe, so no citizen's page lies in a temp folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.domain.errors import DeviceError
from app.domain.text import clean_line
from app.ports import Word

_FULL_PAGE = "3"
_ORIENTATION_ONLY = "0"
_NOT_VIETNAMESE = str.maketrans("Ðð", "Đđ")  # the engine now and then gives the Icelandic letter

_NUMBERS = re.compile(r"(?:[0-9]{1,6} ){4}-?[0-9]{1,3}(?:\.[0-9]+)?")


def find_engine() -> Path:
    """Return the Tesseract program of this machine.

    Looked for beside a packaged program (``tesseract/``), on PATH, and on Windows in ``Program Files``,
    ``Program Files (x86)`` and ``%LOCALAPPDATA%/Programs``, folder ``Tesseract-OCR``.

    Raises:
        DeviceError: ``reader.engine_missing``.
    """
    for place in _places():
        if place.is_file():
            return place
    raise DeviceError("reader.engine_missing")


def check_language(engine: Path, language: str) -> None:
    """Make sure every part of ``language`` (``vie``, ``vie+eng``) is installed.

    Raises:
        DeviceError: ``reader.language_missing`` naming the language.
    """
    told = _run([str(engine), "--list-langs"], b"").decode("utf-8", "replace").split()
    for part in language.split("+"):
        if part not in told:
            raise DeviceError("reader.language_missing", language=part)


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The engine with one language (LSTM, one thread; two pages at a time beat two threads a page)."""

    program: Path
    language: str = "vie"

    def words(self, grey: NDArray[np.uint8], dpi: int) -> tuple[Word, ...]:
        """Read a prepared page; boxes are in its pixels, lines numbered in reading order.

        Raises:
            DeviceError: ``reader.crashed``.
        """
        command = [str(self.program), "stdin", "stdout", "-l", self.language, "--dpi", str(dpi)]
        return words_from_tsv(
            _run([*command, "--psm", _FULL_PAGE, "tsv"], _pgm(grey)).decode("utf-8", "replace")
        )

    def orientation(self, grey: NDArray[np.uint8], dpi: int) -> tuple[int, float]:
        """Return degrees clockwise that make a page upright, and how sure; (0, 0) when it cannot tell."""
        command = [str(self.program), "stdin", "stdout", "-l", "osd", "--dpi", str(dpi)]
        try:
            told = _run([*command, "--psm", _ORIENTATION_ONLY], _pgm(grey)).decode("utf-8", "replace")
        except DeviceError:
            return 0, 0.0  # too few letters, or osd.traineddata not installed: nothing is turned
        facts = dict(line.split(": ", 1) for line in told.splitlines() if ": " in line)
        return int(facts.get("Rotate", 0)), float(facts.get("Orientation confidence", 0))


def _places() -> list[Path]:
    program = "tesseract.exe" if os.name == "nt" else "tesseract"
    places = [Path(sys.executable).parent / "tesseract" / program]
    on_path = shutil.which("tesseract")
    if on_path:
        places.append(Path(on_path))
    roots = (
        [os.environ.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)")] if os.name == "nt" else []
    )
    local = os.environ.get("LOCALAPPDATA") if os.name == "nt" else None
    roots.append(str(Path(local) / "Programs") if local else None)
    return places + [Path(root) / "Tesseract-OCR" / program for root in roots if root]


def _run(command: list[str], given: bytes) -> bytes:
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, env=environment, creationflags=flags, check=False
        )
    except OSError as error:
        raise DeviceError("reader.engine_missing", detail=error.strerror) from None
    if done.returncode != 0:
        raise DeviceError("reader.crashed", status=done.returncode)
    return done.stdout


def _pgm(grey: NDArray[np.uint8]) -> bytes:
    return b"P5\n%d %d\n255\n" % (grey.shape[1], grey.shape[0]) + grey.tobytes()


def words_from_tsv(tsv: str) -> tuple[Word, ...]:
    """Read the engine's table of words; rows it should not give are passed over."""
    words: list[Word] = []
    line, before = -1, ("", "", "")
    for row in tsv.split("\n")[1:]:
        cells = row.split("\t", 11)
        if len(cells) < 12 or cells[0] != "5":
            continue
        text = clean_line(cells[11]).translate(_NOT_VIETNAMESE)
        if not text or not _NUMBERS.fullmatch(" ".join(cells[6:11])):
            continue
        here = (cells[2], cells[3], cells[4])
        line, before = (line + 1, here) if here != before else (line, before)
        x, y, width, height = (int(cell) for cell in cells[6:10])
        words.append(Word(text, max(0.0, float(cells[10])), x, y, width, height, line))
    return tuple(words)
