"""The command that scans with another program: a bridge to scanners no driver of ours can use.

A template such as ``naps2 -o "{folder}/$(nnnn).jpg" --source {source|glass|feeder|duplex} --dpi {dpi}`` is
cut into words first and filled in afterwards, so that no value can become a word of its own; no shell
ever sees it. A backslash means itself (Windows paths); quotes keep a word together.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

from app.domain.errors import RuleError

SOURCES = ("flatbed", "feeder", "feeder_duplex")
COLOURS = ("colour", "grey", "black_white")
_GAP = re.compile(r"\{(\w+)((?:\|[^{}|]*)*)\}")
_CHOICES = {"source": SOURCES, "colour": COLOURS}
_PLAIN = ("folder", "dpi")


@dataclass(frozen=True, slots=True)
class ScanCommand:
    """A template in words: ``{folder}``, ``{dpi}``, ``{source|…|…|…}`` and ``{colour|…|…|…}`` are its gaps.

    The words after ``{source`` stand for glass, feeder and feeder with both sides, those after ``{colour``
    for colour, grey and black and white; an empty one is not offered. Without words the gap takes our own
    (SOURCES, COLOURS).
    """

    words: tuple[str, ...]

    @property
    def program(self) -> str:
        """The program as it is called."""
        return self.words[0]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources it offers; the feeder alone when it has no such gap: it decides by itself."""
        return self._offered("source") or ("feeder",)

    @property
    def colours(self) -> tuple[str, ...]:
        """The colours it offers; empty when it decides by itself."""
        return self._offered("colour")

    @property
    def takes_dpi(self) -> bool:
        """True when the desk may choose the resolution."""
        return any(gap[1] == "dpi" for word in self.words for gap in _GAP.finditer(word))

    def filled(self, folder: str, dpi: int, source: str, colour: str) -> list[str]:
        """Return the words to run."""
        chosen = {"folder": folder, "dpi": str(dpi), "source": source, "colour": colour}

        def fill(gap: re.Match[str]) -> str:
            return _words_of(gap).get(chosen[gap[1]], "") if gap[2] else chosen[gap[1]]

        return [_GAP.sub(fill, word) for word in self.words]

    def _offered(self, name: str) -> tuple[str, ...]:
        gaps = [gap for word in self.words for gap in _GAP.finditer(word) if gap[1] == name]
        if not gaps:
            return ()
        return tuple(key for key, word in _words_of(gaps[0]).items() if word)


def parse_scan_command(template: str) -> ScanCommand:
    """Return the command of a template.

    Raises:
        RuleError: ``settings.value`` when it is empty, a quote is open, or a gap is not known.
    """
    cutter = shlex.shlex(template, posix=True, punctuation_chars=False)
    cutter.whitespace_split, cutter.escape, cutter.commenters = True, "", ""
    try:
        words = tuple(cutter)
    except ValueError:
        words = ()
    if not words or not all(_known(gap) for word in words for gap in _GAP.finditer(word)):
        raise RuleError("settings.value", key="devices.scan_command", value=template)
    return ScanCommand(words)


def _known(gap: re.Match[str]) -> bool:
    name, words = gap[1], gap[2].split("|")[1:]
    return (name in _PLAIN and not words) or (name in _CHOICES and len(words) in (0, len(_CHOICES[name])))


def _words_of(gap: re.Match[str]) -> dict[str, str]:
    ours = _CHOICES[gap[1]]
    return dict(zip(ours, gap[2].split("|")[1:] if gap[2] else ours, strict=True))
