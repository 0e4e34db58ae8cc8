"""Papers and a clerk for the tests of the intake."""

from __future__ import annotations

from pathlib import Path

from app.domain.papers.document_type import TypeSuggestion
from app.domain.staff import StaffMember
from tests.use_cases.world import World, picture

CLERK = StaffMember("can-bo", "Lê Văn Cán Bộ")
FORM, CERTIFICATE = "to_khai_khai_sinh", "giay_chung_sinh"


def lay_on_scanner(world: World, folder: Path, count: int) -> None:
    """Put sheets on the scanner."""
    world.scanner.pictures = [picture(folder, number) for number in range(1, count + 1)]


def lay_known_papers(world: World, folder: Path, *kinds: str) -> None:
    """Put sheets on the scanner of which the reader knows the kinds."""
    import hashlib

    lay_on_scanner(world, folder, len(kinds))
    for path, kind in zip(world.scanner.pictures, kinds, strict=True):
        name = hashlib.sha256(path.read_bytes()).hexdigest()
        world.reader.kinds[name] = TypeSuggestion(kind, 0.95, "tiêu đề trên giấy")
