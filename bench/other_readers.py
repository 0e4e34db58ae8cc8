"""The readers ours is measured beside: plain Tesseract and OCRmyPDF, as a person would call them."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

ONE_THREAD = os.environ | {"OMP_THREAD_LIMIT": "1"}


@dataclass(frozen=True, slots=True)
class Paper:
    """One page image and the blocks of text that stand on it; order between blocks is not judged.

    Args:
        kinds: What each block is (para, seal, ...), as many as blocks; empty when nobody said.
    """

    image: Path
    dpi: int
    blocks: tuple[str, ...]
    kinds: tuple[str, ...] = ()


def plain_tesseract(paper: Paper) -> str:
    """Read a page with the engine alone; its start is in the time, as a person waits for it."""
    done = subprocess.run(
        ["tesseract", str(paper.image), "-", "-l", "vie"], capture_output=True, env=ONE_THREAD, check=True
    )
    return done.stdout.decode("utf-8", "replace")


def ocrmypdf(paper: Paper) -> str:
    """Read a page with OCRmyPDF, deskewed and turned."""
    with tempfile.TemporaryDirectory() as name:
        return _ocrmypdf(paper, Path(name) / "side.txt", Path(name) / "out.pdf")


def _ocrmypdf(paper: Paper, side: Path, out: Path) -> str:
    options = ["--image-dpi", str(paper.dpi), "--deskew", "--rotate-pages", "--jobs", "1", "--quiet"]
    command = ["ocrmypdf", "-l", "vie", *options, "--sidecar", str(side), str(paper.image), str(out)]
    subprocess.run(command, capture_output=True, env=ONE_THREAD, check=True)
    return side.read_text(encoding="utf-8")
