"""What makes a sample paper: its kind, who draws it, its size, filling and colour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.training.citizens import Household
from app.training.drawing import Filling, Sheet
from app.training.ink import Colour

A4 = 2480, 3508
A5 = 1748, 2480
"""Width and height in pixels at 300 dpi."""
WHITE: Colour = (253, 253, 251)


@dataclass(frozen=True, slots=True)
class SamplePaper:
    """Một loại giấy mẫu.

    Args:
        kind: DocumentType id; "" for a paper the desk has no kind for.
        filling: Printed, typed over leaders or written by hand.
        tint: Paper colour; certificates carry a safety pattern in it.
        variant: What tells it from another look of the same kind.
    """

    kind: str
    draw: Callable[[Sheet, Household], None]
    size: tuple[int, int] = A4
    filling: Filling = Filling.PRINTED
    tint: Colour = WHITE
    variant: str = ""

    @property
    def name(self) -> str:
        """What this look is called: the kind, or its variant."""
        return self.variant or self.kind
