"""Finds the Tesseract engine and runs it through pytesseract.

Pages and answers pass through files with bare names in the current folder, a private one of the reading
child (ocr/scratch.py): Tesseract on Windows cannot open a path with letters outside the machine's code
page, and a user's name often has some.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytesseract
from numpy.typing import NDArray

from app.domain.errors import DeviceError
from app.durable import disk_error
from ocr.hocr import ReadWord, words_from_hocr

_PAGE = Path("page.pgm")
_ANSWER = "answer"
_WORDS = "-c tessedit_create_hocr=1 -c lstm_choice_mode=2 -c lstm_rating_coefficient=1 --psm 3"
"""Each letter with what else it may be (about 4 % more time); a coefficient of 1 keeps the far ones apart."""
_ORIENTATION_ONLY = "--psm 0"


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
        DeviceError: ``reader.language_missing`` naming the language, ``reader.engine_missing``.
    """
    with _engine(engine):
        try:
            installed = pytesseract.get_languages()
        except UnicodeDecodeError:
            return  # it names its folder in the machine's code page; the first page will tell
    for part in language.split("+"):
        if part not in installed:
            raise DeviceError("reader.language_missing", language=part)


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The engine with one language (LSTM, one thread; two pages at a time beat two threads a page).

    It writes into the current folder, and ``OMP_THREAD_LIMIT`` is for the process that owns it to set.
    """

    program: Path
    language: str = "vie"

    def words(self, grey: NDArray[np.uint8], dpi: int) -> tuple[ReadWord, ...]:
        """Read a prepared page; boxes are in its pixels, lines numbered in the engine's order.

        Raises:
            DeviceError: ``reader.crashed``, ``reader.engine_missing``.
            StorageError: ``disk.*``, the page could not be handed over.
        """
        return words_from_hocr(self._told(grey, "hocr", self.language, f"{_WORDS} --dpi {dpi}"))

    def orientation(self, grey: NDArray[np.uint8], dpi: int) -> tuple[int, float]:
        """Return degrees clockwise that make a page upright, and how sure; (0, 0) when it cannot tell."""
        try:
            told = self._told(grey, "osd", "osd", f"{_ORIENTATION_ONLY} --dpi {dpi}")
        except DeviceError:
            return 0, 0.0  # too few letters, or osd.traineddata not installed: nothing is turned
        facts = dict(line.split(": ", 1) for line in told.splitlines() if ": " in line)
        return int(facts.get("Rotate", 0)), float(facts.get("Orientation confidence", 0))

    def _told(self, grey: NDArray[np.uint8], kind: str, language: str, how: str) -> str:
        answer = Path(f"{_ANSWER}.{kind}")
        try:
            _PAGE.write_bytes(_pgm(grey))
            with _engine(self.program):
                pytesseract.pytesseract.run_tesseract(str(_PAGE), _ANSWER, kind, language, how)
            return answer.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            raise DeviceError("reader.crashed") from None  # the engine ended well and left no answer
        except OSError as error:
            raise disk_error(error, _PAGE.name) from None
        finally:
            _PAGE.unlink(missing_ok=True)
            answer.unlink(missing_ok=True)


@contextmanager
def _engine(program: Path) -> Iterator[None]:
    """Let pytesseract run this program, and tell its failures in the desk's words."""
    pytesseract.pytesseract.tesseract_cmd = str(program)
    try:
        yield
    except pytesseract.TesseractNotFoundError:
        raise DeviceError("reader.engine_missing") from None
    except pytesseract.TesseractError as error:
        raise DeviceError("reader.crashed", status=error.status) from None
    except UnicodeDecodeError:  # what it complained of was not in UTF-8
        raise DeviceError("reader.crashed") from None
    except OSError as error:
        raise DeviceError("reader.engine_missing", detail=error.strerror) from None


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


def _pgm(grey: NDArray[np.uint8]) -> bytes:
    return b"P5\n%d %d\n255\n" % (grey.shape[1], grey.shape[0]) + grey.tobytes()
