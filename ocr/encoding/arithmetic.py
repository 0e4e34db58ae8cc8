"""The adaptive binary arithmetic coder of JBIG2 (ITU-T T.88, annex E): the usual costs next to nothing."""

from __future__ import annotations

from collections.abc import Iterable

_ROWS = """5601 1 1 1|3401 2 6 0|1801 3 9 0|0AC1 4 12 0|0521 5 29 0|0221 38 33 0|5601 7 6 1|5401 8 14 0
4801 9 14 0|3801 10 14 0|3001 11 17 0|2401 12 18 0|1C01 13 20 0|1601 29 21 0|5601 15 14 1|5401 16 14 0
5101 17 15 0|4801 18 16 0|3801 19 17 0|3401 20 18 0|3001 21 19 0|2801 22 19 0|2401 23 20 0|2201 24 21 0
1C01 25 22 0|1801 26 23 0|1601 27 24 0|1401 28 25 0|1201 29 26 0|1101 30 27 0|0AC1 31 28 0|09C1 32 29 0
08A1 33 30 0|0521 34 31 0|0441 35 32 0|02A1 36 33 0|0221 37 34 0|0141 38 35 0|0111 39 36 0|0085 40 37 0
0049 41 38 0|0025 42 39 0|0015 43 40 0|0009 44 41 0|0005 45 42 0|0001 45 43 0|5601 46 46 0"""
"""Table E.1: the share of the unlikely bit, the next row after a likely and an unlikely bit, turn-over."""

_HALF = 0x8000
_CARRY = 0x8000000


def _steps() -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return share, next state when right and when wrong; a state is twice its row plus its likely bit."""
    share, right, wrong = [], [], []
    for row in _ROWS.replace("\n", "|").split("|"):
        odds, likely, unlikely, turns = row.split()
        for bit in (0, 1):
            share.append(int(odds, 16))
            right.append(2 * int(likely) + bit)
            wrong.append(2 * int(unlikely) + (bit ^ int(turns)))
    return tuple(share), tuple(right), tuple(wrong)


_SHARE, _RIGHT, _WRONG = _steps()


class ArithmeticCoder:
    """Codes bits, each in a context that learns how its bits usually are.

    Args:
        contexts: How many there are; context 0 is that of blank paper, whose runs are coded at once.
    """

    def __init__(self, contexts: int) -> None:
        self._states = bytearray(contexts)
        self._width, self._base, self._room = _HALF, 0, 12
        self._out = bytearray(1)

    def add(self, bits: Iterable[tuple[int, int, int]]) -> None:
        """Code bits in their order: each the length of the blank run before it, its context, and itself.

        One page holds a million of these, so the usual case is met here without a call.
        """
        states, width, base = self._states, self._width, self._base
        shares, half = _SHARE, _HALF
        for blank, context, bit in bits:
            if blank:
                width, base = self._blank(blank, width, base)
            state = states[context]
            share = shares[state]
            width -= share
            if state & 1 == bit:
                if width >= half:
                    base += share
                    continue
                states[context] = _RIGHT[state]
                larger = width < share
            else:
                states[context] = _WRONG[state]
                larger = width >= share
            if larger:
                width = share
            else:
                base += share
            width, base = self._shifted(width, base)
        self._width, self._base = width, base

    def add_blank(self, length: int) -> None:
        """Code a run of blank paper that nothing follows."""
        self._width, self._base = self._blank(length, self._width, self._base)

    def finished(self) -> bytes:
        """Return what was coded, with its end mark (E.2.9)."""
        base = self._base | 0xFFFF
        if base >= self._base + self._width:
            base -= _HALF
        for _ in range(2):
            base = self._put(base << self._room)
        if self._out[-1] != 0xFF:
            self._out.append(0xFF)
        return bytes(self._out[1:]) + b"\xac"

    def _blank(self, length: int, width: int, base: int) -> tuple[int, int]:
        """Code zeros in context 0; as long as the interval stays wide, many at once."""
        states = self._states
        while length:
            state = states[0]
            share = _SHARE[state]
            many = 0 if state & 1 else min(length, (width - _HALF) // share)
            width, base, length = width - many * share, base + many * share, length - many
            if not length:
                break
            width, length = width - share, length - 1
            states[0] = _WRONG[state] if state & 1 else _RIGHT[state]
            if (width < share) != bool(state & 1):
                width = share
            else:
                base += share
            width, base = self._shifted(width, base)
        return width, base

    def _shifted(self, width: int, base: int) -> tuple[int, int]:
        """Make the interval wide again (E.2.6)."""
        steps = 16 - width.bit_length()
        width <<= steps
        while steps >= self._room:
            steps -= self._room
            base = self._put(base << self._room)
        self._room -= steps
        return width, base << steps

    def _put(self, base: int) -> int:
        """Give out the leading byte, its carry into the one before, a bit stuffed after 0xFF (E.2.7)."""
        out = self._out
        if base >= _CARRY and out[-1] != 0xFF:
            out[-1] += 1
            base &= _CARRY - 1
        self._room = 7 if out[-1] == 0xFF else 8
        kept = 27 - self._room
        out.append(base >> kept)
        return base & ((1 << kept) - 1)
