"""The frame laid on a page to crop it: four corners and four edges moved by hand, in pixels of the original.

Directions are those of the screen, where the page stands turned upright.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from app.domain.draft import DraftPage
from app.domain.page_view import PageView, Point, box_view
from ui.intake.pages.page_edits import turned

CORNERS, HANDLES = 4, 8
"""Handles 0 to 3 are the corners from the top left clockwise as seen, 4 to 7 the edges from the top."""

_MM_PER_INCH = 25.4
_A4_HEIGHT_MM = 297.0


@dataclass(frozen=True, slots=True)
class CropFrame:
    """Khung cắt.

    Args:
        width_px, height_px: Size of the original as stored.
        quarters: Quarter turns clockwise that make the page upright.
        corners: As in ``PageView.corners``, always eight numbers.
        handle: Which corner or edge the arrow keys move.
        px_per_mm: Pixels of the original in one millimetre of paper.
    """

    width_px: int
    height_px: int
    quarters: int
    corners: tuple[float, ...]
    handle: int = 0
    px_per_mm: float = 300 / _MM_PER_INCH

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture as it stands upright."""
        wide, high = self.width_px, self.height_px
        return (high, wide) if self.quarters % 2 else (wide, high)

    @property
    def upright(self) -> tuple[Point, ...]:
        """The corners as seen: top left, then clockwise, in pixels of the upright picture."""
        points = PageView(self.corners).points
        return tuple(self._seen(points[(n - self.quarters) % CORNERS]) for n in range(CORNERS))

    @property
    def handles(self) -> tuple[Point, ...]:
        """Where the corners and the middles of the edges are, as seen."""
        seen = self.upright
        ends = [(seen[n], seen[(n + 1) % CORNERS]) for n in range(CORNERS)]
        return (*seen, *(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in ends))

    def chosen(self, handle: int) -> CropFrame:
        """Let the keys move another corner or edge."""
        return replace(self, handle=handle % HANDLES)

    def next_handle(self, step: int) -> CropFrame:
        """Go from corner to corner, then from edge to edge."""
        return self.chosen(self.handle + step)

    def moved(self, dx: float, dy: float) -> CropFrame:
        """Move the chosen corner or edge by pixels as seen; a frame that would fold over stays.

        An edge moves across itself only: along itself would bend the frame.
        """
        seen = list(self.upright)
        ends = [self.handle] if self.handle < CORNERS else [self.handle - 4, (self.handle - 3) % CORNERS]
        if self.handle >= CORNERS:
            dx, dy = (0.0, dy) if self.handle % 2 == 0 else (dx, 0.0)
        for n in ends:
            seen[n] = self._inside(seen[n][0] + dx, seen[n][1] + dy)
        return self._with(seen) if _is_convex(seen) else self

    def moved_to(self, x: float, y: float) -> CropFrame:
        """Bring the chosen corner or edge under the mouse."""
        at = self.handles[self.handle]
        return self.moved(x - at[0], y - at[1])

    def turned(self, degrees: float) -> CropFrame:
        """Turn the frame clockwise about its middle."""
        return replace(self, corners=turned(self.corners, degrees))

    def whole(self) -> CropFrame:
        """Lay the frame around the whole picture."""
        return replace(self, corners=box_view(0, 0, self.width_px, self.height_px))

    def view(self, before: PageView) -> PageView:
        """Return what the frame means for a page seen so far as ``before``."""
        if self.corners == (before.corners or self.whole().corners):
            return before
        whole = self.corners == self.whole().corners
        return replace(
            before, corners=() if whole else self.corners, ratio=0.0, dpi=0 if whole else before.dpi
        )

    def _with(self, seen: list[Point]) -> CropFrame:
        points = [self._stored(seen[(n + self.quarters) % CORNERS]) for n in range(CORNERS)]
        return replace(self, corners=tuple(round(value, 1) for point in points for value in point))

    def _inside(self, x: float, y: float) -> Point:
        wide, high = self.size
        return min(max(x, 0.0), float(wide)), min(max(y, 0.0), float(high))

    def _seen(self, point: Point) -> Point:
        x, y = point
        wide, high = self.width_px, self.height_px
        return ((x, y), (high - y, x), (wide - x, high - y), (y, wide - x))[self.quarters % 4]

    def _stored(self, point: Point) -> Point:
        x, y = point
        wide, high = self.width_px, self.height_px
        return ((x, y), (y, high - x), (wide - x, high - y), (wide - y, x))[self.quarters % 4]


def frame_of(page: DraftPage) -> CropFrame:
    """Return the frame of a page as it is seen now."""
    box = box_view(0, 0, page.width_px, page.height_px)
    long_side = max(page.width_px, page.height_px)
    # A photograph tells no true resolution; a millimetre is then one of an A4 that fills it.
    per_mm = page.dpi / _MM_PER_INCH if page.dpi > 0 else long_side / _A4_HEIGHT_MM
    quarters = page.rotation // 90 % 4
    return CropFrame(page.width_px, page.height_px, quarters, page.view.corners or box, 0, per_mm)


def nearest_handle(frame: CropFrame, x: float, y: float) -> tuple[int, float]:
    """Return the corner or edge nearest to a point as seen, and how far it is; a corner wins a tie."""
    far = [math.dist((x, y), handle) for handle in frame.handles]
    best = min(range(HANDLES), key=lambda n: far[n] * (1.0 if n < CORNERS else 1.3))
    return best, far[best]


def _is_convex(points: list[Point]) -> bool:
    """Tell whether the corners still go round clockwise with room between them."""
    for n in range(CORNERS):
        a, b, c = points[n], points[(n + 1) % CORNERS], points[(n + 2) % CORNERS]
        if (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) <= 1.0:
            return False
    return True
