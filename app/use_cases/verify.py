"""Checking a receipt without internet: from its picture, its PDF, or the text of its QR."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.errors import RuleError
from app.domain.scanning.file_check import shown_name
from app.domain.seal import Verification
from app.exchange.seal import verify_text
from app.ports import CodeReader, ScannedSheet
from app.settings import AgencySettings, Settings

_NO_AGENCY = f"{AgencySettings().code}-"
"""How codes begin that no province gave out: of training, and of a desk before it is set up."""


@dataclass(frozen=True, slots=True)
class CheckedPaper:
    """What checking a receipt found, and with whose key.

    Args:
        own_key: The key it names is this desk's own.
        no_value: It comes from training, or from a desk nobody had set up: nobody may act on it.
    """

    found: Verification
    own_key: bool
    no_value: bool


@dataclass(frozen=True)
class VerifyPaper:
    """Tell whether a receipt was issued by a desk whose key we trust.

    Args:
        own_key_id: Of this desk.
        settings: Of this desk: in training everything it signs is training.
    """

    codes: CodeReader
    trusted: Callable[[], Mapping[str, bytes]]
    render_pdf: Callable[[Path, Path], Iterable[ScannedSheet]]
    own_key_id: str
    settings: Settings

    def __call__(self, what: str | Path) -> CheckedPaper:
        """Return the finding for a QR text or a file.

        Raises:
            RuleError: ``seal.no_code`` when the file holds no code at all, ``file.*``.
        """
        found = self._found(what)
        own = bool(found.key_id) and found.key_id == self.own_key_id
        trial = own and (self.settings.training or self.settings.unset)
        return CheckedPaper(found, own, trial or found.code.startswith(_NO_AGENCY))

    def _found(self, what: str | Path) -> Verification:
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
