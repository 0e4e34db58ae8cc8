"""Checking a receipt without internet: from its picture, its PDF, or the text of its QR."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.errors import RuleError
from app.domain.file_check import shown_name
from app.domain.seal import Verification
from app.exchange.seal import verify_text
from app.ports import CodeReader, ScannedSheet


@dataclass(frozen=True)
class VerifyPaper:
    """Tell whether a receipt was issued by a desk whose key we trust."""

    codes: CodeReader
    trusted: Callable[[], Mapping[str, bytes]]
    render_pdf: Callable[[Path, Path], Iterable[ScannedSheet]]

    def __call__(self, what: str | Path) -> Verification:
        """Return the finding for a QR text or a file.

        Raises:
            RuleError: ``seal.no_code`` when the file holds no code at all, ``file.*``.
        """
        if isinstance(what, str):
            return verify_text(what, self.trusted())
        texts = self._texts(what)
        if not texts:
            raise RuleError("seal.no_code", file=shown_name(what))
        found = [verify_text(text, self.trusted()) for text in texts]
        return next((f for f in found if f.valid), _most_telling(found))

    def _texts(self, path: Path) -> list[str]:
        if path.suffix.lower() != ".pdf":
            return self._decoded(path)
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            return [t for s in self.render_pdf(path, Path(folder)) for t in self._decoded(s.path)]

    def _decoded(self, picture: Path) -> list[str]:
        return [code.raw.decode("utf-8", "replace") for code in self.codes.decode(picture)]


def _most_telling(found: list[Verification]) -> Verification:
    """Return the finding that says most: a bad signature before a code that is not ours."""
    return next((f for f in found if f.reason != "seal.not_ours"), found[0])
