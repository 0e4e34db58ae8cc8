"""The child process that reads pages: one JSON request a line in, one JSON answer a line out.

It may crash, hang or be killed without harm to the desk; ``python -m ocr.worker`` or, in a packaged
program, ``--read-worker`` starts it. Requests: ``{"image": path, "language": "vie"}``. Answers:
``{"page": {...}}`` or ``{"error": {"kind", "code", "facts"}}``.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

import cv2

from app.domain.errors import DeskError
from app.priority import READING, give_way
from ocr.encoding.kept import keep
from ocr.encoding.page import encode
from ocr.page import read_page
from ocr.tesseract import Tesseract, check_language, find_engine

READY: dict[str, object] = {"ready": True}


def main() -> None:
    """Serve requests until the other end closes; a closed desk ends its readers."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints must not garble the answers
    cv2.setNumThreads(1)
    os.environ["OMP_THREAD_LIMIT"] = "1"
    give_way(READING)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        _serve(answers)


def _serve(answers: BinaryIO) -> None:
    engines: dict[str, Tesseract] = {}
    _send(answers, READY)
    for line in sys.stdin.buffer:
        _send(answers, _answer(json.loads(line), engines))


def _answer(request: dict[str, str], engines: dict[str, Tesseract]) -> dict[str, object]:
    try:
        if "encode" in request:
            image = Path(request["encode"])
            keep(encode(image, int(request["dpi"])), Path(request["out"]))
            return {"page": {}}
        engine = _engine(request["language"], engines)
        page = read_page(Path(request["image"]), engine)
        return {"page": asdict(page) | {"confidence": page.confidence}}
    except DeskError as error:
        facts = {
            name: value if isinstance(value, int | float) else str(value)
            for name, value in error.facts.items()
        }
        return {"error": {"kind": type(error).__name__, "code": error.code, "facts": facts}}


def _engine(language: str, engines: dict[str, Tesseract]) -> Tesseract:
    if language not in engines:
        program = find_engine()
        check_language(program, language)
        engines[language] = Tesseract(program, language)
    return engines[language]


def _send(answers: BinaryIO, answer: dict[str, object]) -> None:
    answers.write(json.dumps(answer).encode("ascii") + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
