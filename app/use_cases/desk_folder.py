"""Where a desk keeps everything: one folder, to be backed up whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.scanning.faults import VIRTUAL_SCANNERS


@dataclass(frozen=True)
class DeskFolder:
    """Where a desk keeps everything; one folder, to be backed up whole."""

    root: Path

    @property
    def settings_file(self) -> Path:
        """Cài đặt."""
        return self.root / "settings.toml"

    @property
    def window_file(self) -> Path:
        """Where the window stood last; may be deleted."""
        return self.root / "cua-so.bin"

    @property
    def database_file(self) -> Path:
        """The record."""
        return self.root / "quay.db"

    @property
    def pages(self) -> Path:
        """Originals and PDFs by hash."""
        return self.root / "pages"

    @property
    def drawn(self) -> Path:
        """Pictures of cut and straightened pages; may be deleted, they are drawn again."""
        return self.root / "drawn"

    @property
    def encoded(self) -> Path:
        """Pages encoded before their paper is bound; may be deleted, they are encoded again."""
        return self.root / "encoded"

    @property
    def staging(self) -> Path:
        """Sheets on their way from a scanner into the store."""
        return self.root / "staging"

    @property
    def receipts(self) -> Path:
        """Receipts as printed."""
        return self.root / "receipts"

    @property
    def keys(self) -> Path:
        """The desk's key, and ``trusted`` public keys of other desks."""
        return self.root / "keys"

    @property
    def training_scanners(self) -> Path:
        """Papers and faults of the training scanners; absent at a real desk."""
        return self.root / VIRTUAL_SCANNERS

    @property
    def packs(self) -> Path:
        """The province's own packs, laid over ours."""
        return self.root / "packs"
