"""Objects that answer as the WIA Automation Library is documented to: a scanner of Windows without Windows.

Recorded from Microsoft's reference of WIA.DeviceManager, DeviceInfo, Device, Item, Property, Vector and
ImageFile, and of the WIA properties and error codes; not from a device. What comes late-bound through
IDispatch arrives as DISP_E_EXCEPTION with the real code last in ``details``, as comtypes hands it on.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

ACCESS_DENIED, INVALID_ARGUMENT, FILE_EXISTS = 0x80070005, 0x80070057, 0x80070050
PAPER_EMPTY, WARMING_UP, END_OF_MEDIA = 0x80210003, 0x80210007, 0x00210001
BMP, TIFF = "{B96B3CAB-0728-11D3-9D7B-0000F81EF32E}", "{B96B3CB1-0728-11D3-9D7B-0000F81EF32E}"
DISP_E_EXCEPTION = 0x80020009
Picture = np.ndarray


def signed(number: int) -> int:
    """An HRESULT as COM counts it."""
    return number - (1 << 32) if number >= 1 << 31 else number


class ComError(Exception):
    """COMError of ctypes: ``hresult``, ``text`` and ``details``."""

    def __init__(self, number: int, late_bound: bool = True) -> None:
        self.hresult = signed(DISP_E_EXCEPTION if late_bound else number)
        self.text = "Exception occurred."
        self.details = (None, "WIA.Item.1", None, 0, signed(number)) if late_bound else None
        super().__init__(self.hresult, self.text, self.details)


class Vector:
    """A list that counts from one."""

    def __init__(self, values: Iterable[object]) -> None:
        self._values = list(values)

    @property
    def Count(self) -> int:  # noqa: N802 - COM's name
        return len(self._values)

    def Item(self, place: int) -> object:  # noqa: N802
        if not 1 <= place <= len(self._values):
            raise ComError(INVALID_ARGUMENT)
        return self._values[place - 1]


@dataclass
class Property:
    """One property: ``SubType`` 0 is free, 1 a range, 2 a list, 3 flags."""

    value: object
    SubType: int = 0
    low: int = 0
    high: int = 0
    step: int = 1
    values: tuple[int, ...] = ()
    IsReadOnly: bool = False
    on_change: Callable[[], None] = lambda: None

    @property
    def Value(self) -> object:  # noqa: N802
        return self.value

    @Value.setter
    def Value(self, wanted: int) -> None:  # noqa: N802
        if self.IsReadOnly:
            raise ComError(ACCESS_DENIED)
        if not self._valid(wanted):
            raise ComError(INVALID_ARGUMENT)
        self.value = wanted
        self.on_change()

    def _valid(self, wanted: int) -> bool:
        on_step = (wanted - self.low) % max(1, self.step) == 0
        in_range = self.low <= wanted <= self.high and on_step
        in_flags = wanted & ~sum(set(self.values)) == 0
        return (True, in_range, wanted in self.values, in_flags)[self.SubType]

    @property
    def SubTypeMin(self) -> int:  # noqa: N802
        return self._of_range(self.low)

    @property
    def SubTypeMax(self) -> int:  # noqa: N802
        return self._of_range(self.high)

    @property
    def SubTypeStep(self) -> int:  # noqa: N802
        return self._of_range(self.step)

    @property
    def SubTypeValues(self) -> Vector:  # noqa: N802
        if self.SubType not in (2, 3):
            raise ComError(INVALID_ARGUMENT)  # only there when the SubType has values
        return Vector(self.values)

    def _of_range(self, number: int) -> int:
        if self.SubType != 1:
            raise ComError(INVALID_ARGUMENT)
        return number


class Properties:
    """Properties by their id as a string."""

    def __init__(self, known: dict[int, Property]) -> None:
        self.known = known

    def Exists(self, number: str) -> bool:  # noqa: N802
        return int(number) in self.known

    def Item(self, number: str) -> Property:  # noqa: N802
        if int(number) not in self.known:
            raise ComError(INVALID_ARGUMENT)
        return self.known[int(number)]


class ImageFile:
    """What Transfer returns."""

    def __init__(self, sides: list[Picture], kind: str) -> None:
        self.FileExtension = {BMP: "bmp", TIFF: "tif"}[kind]
        self._data = cv2.imencode(".bmp", sides[0])[1].tobytes() if kind == BMP else _tiff(sides)

    def SaveFile(self, path: str) -> None:  # noqa: N802
        """Write the file; an existing one is not overwritten."""
        if Path(path).exists():
            raise ComError(FILE_EXISTS)
        Path(path).write_bytes(self._data)


def _tiff(sides: list[Picture]) -> bytes:
    pages = [Image.fromarray(side[:, :, ::-1] if side.ndim == 3 else side) for side in sides]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    return out.getvalue()


@dataclass
class Scanner:
    """A scanner with glass and feeder, its papers, and the faults it shall answer with.

    Args:
        sheets: Sides in the feeder, in the order they come.
        offers: WIA_DPS_DOCUMENT_HANDLING_CAPABILITIES: 1 feeder, 2 glass, 4 both sides.
        faults: Error codes by the number of pictures given before; each happens once.
        whole_sheets: It gives both sides of a sheet in one transfer, and only so.
        takes_the_glass: It scans the glass when the feeder is empty, as Kodak's driver does.
    """

    sheets: list[Picture] = field(default_factory=list)
    offers: int = 7
    name: str = "Máy quét Windows"
    id: str = "{6BDD1FC6-810F-11D0-BEC7-08002BE2092F}\\0001"
    kind: int = 1
    faults: dict[int, list[int]] = field(default_factory=dict)
    whole_sheets: bool = False
    takes_the_glass: bool = False
    end: int = PAPER_EMPTY
    without: tuple[int, ...] = ()
    on_transfer: Callable[[], None] = lambda: None
    connected: int = 0
    given: int = 0
    written: list[int] = field(default_factory=list)
    busy: int = 0

    def __post_init__(self) -> None:
        step = 2 if self.whole_sheets else 1
        self.of_device = Properties(
            {
                7: Property(self.name, IsReadOnly=True),
                3074: Property(8500, IsReadOnly=True),
                3075: Property(11700, IsReadOnly=True),
                3086: Property(self.offers, IsReadOnly=True),
                3087: Property(0, IsReadOnly=True),
                3088: Property(2, SubType=3, values=(1, 2, 4)),
                3096: Property(0, SubType=1, high=100, step=step),
            }
        )
        self.of_page = Properties(
            {
                6146: Property(0, SubType=3, values=(1, 2, 4)),
                6147: Property(150, SubType=2, values=(75, 150, 300, 600), on_change=self._resize),
                6148: Property(150, SubType=2, values=(75, 150, 300, 600), on_change=self._resize),
                6149: Property(0, SubType=1, high=1000),
                6150: Property(0, SubType=1, high=1000),
                6151: Property(100, SubType=1, low=1),
                6152: Property(100, SubType=1, low=1),
            }
        )
        for number in self.without:
            self.of_device.known.pop(number, None)
            self.of_page.known.pop(number, None)
        self._resize()

    @property
    def Type(self) -> int:  # noqa: N802
        return self.kind

    @property
    def DeviceID(self) -> str:  # noqa: N802
        return self.id

    @property
    def Properties(self) -> Properties:  # noqa: N802
        if 3087 in self.of_device.known:
            self.of_device.known[3087].value = int(bool(self.sheets))
        return self.of_device

    def Connect(self) -> Scanner:  # noqa: N802
        if self.busy:
            raise ComError(self.busy)
        self.connected += 1
        return self

    @property
    def Items(self) -> Vector:  # noqa: N802
        return Vector([Item(self)])

    def transfer(self, kind: str) -> ImageFile:
        self.on_transfer()
        due = self.faults.get(self.given)
        if due:
            raise ComError(due.pop(0))
        select, pages = self._number(3088, 2), self._number(3096, 1)
        if select & 2:
            return self._given([self._glass()], kind)
        if not self.sheets and not self.takes_the_glass:
            raise ComError(self.end)
        if not self.sheets:
            return self._given([self._glass()], kind)
        sides, self.sheets[:] = self.sheets[:pages], self.sheets[pages:]
        return self._given(sides, kind)

    def _number(self, known: int, default: int) -> int:
        return int(str(self.of_device.known[known].value)) if known in self.of_device.known else default

    def _given(self, sides: list[Picture], kind: str) -> ImageFile:
        self.given += 1
        return ImageFile(sides, kind)

    def _glass(self) -> Picture:
        wide, high = (int(str(self.of_page.known[n].value)) for n in (6151, 6152))
        return np.full((high, wide, 3), 250, np.uint8)

    def _resize(self) -> None:
        """The longest extent follows the resolution."""
        for extent, resolution, mils in ((6151, 6147, 8500), (6152, 6148, 11700)):
            if extent in self.of_page.known:
                dpi = int(str(self.of_page.known[resolution].value))
                self.of_page.known[extent].high = mils * dpi // 1000


class Item:
    """The one item of a scanner."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self.Properties = scanner.of_page

    def Transfer(self, kind: str) -> ImageFile:  # noqa: N802
        return self._scanner.transfer(kind)


class DeviceManager:
    """WIA.DeviceManager."""

    def __init__(self, *scanners: Scanner) -> None:
        self.DeviceInfos = Vector(scanners)
