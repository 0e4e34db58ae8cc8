"""Names, places, sexes and other words as papers write them, freed of dotted lines and capitals."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from app.domain.normal.form import Normal, bare
from app.domain.normal.surnames import is_surname, only_surname_like
from app.domain.normal.syllable import heavy_if_stopped, is_syllable
from app.domain.papers.evidence import Doubt
from app.domain.people.person import Sex

_TOKEN = re.compile(r"\S+")
_RIM = " .,;:·…_-–—~*'\"“”‘’`|/\\()[]{}<>=°^«»!?•ˆ¨¬´"
_BEFORE_NAMES = frozenset({"ông", "bà", "ông/bà", "bà/ông", "ông(bà"})
_LONGEST_NAME = 8
_FOREIGN = str.maketrans("øØÿŸ", "ọỌỹỸ")
"""Letters no Vietnamese word has, and what engines give them for."""
_PROPER_WORD = re.compile(r"(?<![^\W_])[^\W\d_][^\W\d_A-Z]{2,6}(?![^\W_])")
_LOSES_ITS_TONE = frozenset({"ty"})
"""What the engine gives for Tỵ and Tý, always sure; hardly anybody is named without the tone."""
_SEX = re.compile(r"(?<!\w)(?:nam|[nñ](?:u|ú|ù|ủ|ũ|ụ|ư|ứ|ừ|ử|ữ|ự))(?!\w)", re.IGNORECASE)
"""Nữ has lost its tones often enough; "năm" is a year and no man."""
_SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}

_LEADERS = re.compile(r"[.…·_]{2,}|(?<!\w)[.…·_](?=\w)|…")
_DOT_BETWEEN = re.compile(r"(?P<before>[^\W\d_]+)(?P<dots>[.…·,]*[.…·])(?=[^\W_])")
_ABBREVIATIONS = frozenset(
    {"tp", "tt", "tx", "kp", "p", "q", "h", "t", "x", "kđt", "ql", "tl", "gs", "ts", "bs"}
)
_UNIT = (
    r"(?:Thôn|Xóm|Bản|Ấp|Buôn|Làng|Khóm|Tổ|Khu|Xã|Phường|Đặc khu|Thị|Huyện|Quận|Tỉnh|Thành phố|TP|"
    r"xã|phường|huyện|quận|tỉnh|thành phố)"
)
_PROVINCE = re.compile(r"(?:tỉnh|thành phố|tp\.?)\s+[^\W\d_]+\s+[^\W\d_]+", re.IGNORECASE)
_AFTER_PROVINCE = re.compile(
    rf"(?P<whole>{_PROVINCE.pattern}(?:\s+[^\W\d_]+){{0,2}})[.;]\s.*$", re.IGNORECASE
)
_DOT_IN_PLACE = re.compile(r"(?P<before>[^\W\d_]{2,})\.\s+(?=[^\W\d_])")
_BEFORE_CAPITAL_UNIT = re.compile(r"(?<=[^\W\d_]) +(?=(?:Xã|Phường|Huyện|Quận|Tỉnh)\s)")
_SPECK_AFTER_UNIT = re.compile(
    r"(?<!\w)(?P<unit>xã|phường|huyện|quận|tỉnh|thành phố)\s*[,.;]{1,3}\s+(?=(?P<next>\w))", re.IGNORECASE
)
"""A unit of the country is followed by its name: a comma before that is a dot of the line."""
_BEFORE_UNIT = re.compile(rf"\s*[.,;]+\s*(?={_UNIT}\s)")


def normal_name(text: str) -> Normal | None:
    """Return họ tên; all capitals become initials only, other writing is kept as on paper.

    A name has two to eight words of letters and ends before the first sign that no name holds. ``PATTERN``
    for a word that cannot be Vietnamese, mixed capitals or an unknown surname; a surname that is known but
    for its tones gets them, which is ``REPAIRED``.
    """
    kept: list[re.Match[str]] = []
    clear = without_leaders(text)
    for token in _TOKEN.finditer(clear):
        word = token[0].strip(_RIM)
        if not kept and (not word or word.casefold() in _BEFORE_NAMES):
            continue
        if not word or not _is_name_word(word):
            break
        kept.append(token)
        if token[0].rstrip("'’")[-1] in ".,;:(…":
            break
    if not 2 <= len(kept) <= _LONGEST_NAME:
        return None
    seen = [token[0].strip(_RIM) for token in kept]
    words = list(map(_toned_among(" ".join(seen)), seen))
    first, doubts = _surname(words[0])
    doubts += (Doubt.REPAIRED,) * (words != seen)
    doubts += () if _well_written(words) and all(map(is_syllable, (first, *words[1:]))) else (Doubt.PATTERN,)
    doubts += (Doubt.PATTERN,) * any(word.casefold() in _LOSES_ITS_TONE for word in words)
    value = " ".join(map(initial_capital, (first, *words[1:])))
    return Normal(value, kept[0].start(), kept[-1].end(), tuple(dict.fromkeys(doubts)))


def with_lost_tone(word: str) -> str:
    """Return a word that lost the dot under it as it must have been: "Trach" is Trạch, "Trøng" Trọng.

    A syllable that ends in c, ch, p or t bears sắc or nặng; engines overlook the dot below, not the acute.
    """
    known = word.translate(_FOREIGN)
    return known if is_syllable(known) else heavy_if_stopped(known) or word


def _toned_among(words: str) -> Callable[[str], str]:
    """Return what gives a word its lost dot; where no letter bears any sign, no dot was lost: "Bich Ngoc"."""
    return str if words.isascii() else with_lost_tone


def initial_capital(word: str) -> str:
    """Return a word of capitals with its initial only ("NGUYỄN" is "Nguyễn", "H'MÔNG" is "H'Mông")."""
    if sum(letter.islower() for letter in word) > sum(letter.isupper() for letter in word):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part[0][0].upper() + part[0][1:].lower(), word)


def normal_words(text: str, fewest_letters: int = 2) -> Normal | None:
    """Return the words between what is left of dotted lines; None when there are too few letters."""
    clear = without_leaders(text)
    inside = clear.strip(_RIM)
    if sum(letter.isalnum() for letter in inside) < fewest_letters:
        return None
    start = clear.index(inside)
    end = start + len(inside)
    for open_sign, close_sign in ("()", "“”", '""'):
        if clear[end : end + 1] == close_sign and inside.count(open_sign) > inside.count(close_sign):
            end += 1
    value = re.sub(r"\s+(?=[,;])", "", " ".join(clear[start:end].split()))
    value = _SPECK_AFTER_UNIT.sub(_named_unit, value)
    return Normal(value, start, end, (Doubt.PATTERN,) * _lost_a_tone(value))


def _named_unit(found: re.Match[str]) -> str:
    return f"{found['unit']} " if found["next"].isupper() else found[0]


def _lost_a_tone(text: str) -> bool:
    """Tell whether a word stands there that hardly exists without its tone; a công ty does."""
    words = [word.strip(_RIM).casefold() for word in text.split()]
    return any(word in _LOSES_ITS_TONE and before != "công" for before, word in pairwise(["", *words]))


def normal_place(text: str) -> Normal | None:
    """Return an address or place name, its parts parted by commas; one of a single short word is none.

    ``PATTERN`` for a word that cannot be Vietnamese.
    """
    found = normal_words(text, fewest_letters=4)
    if found is None:
        return None
    tone = _toned_among(found.value)
    toned = _PROPER_WORD.sub(lambda word: tone(word[0]), found.value)
    value = _AFTER_PROVINCE.sub(r"\g<whole>", _BEFORE_UNIT.sub(", ", toned))
    value = _DOT_IN_PLACE.sub(_dot_of_leader, value)
    if without_leaders(text) != text:  # a comma on a dotted line is taken for a dot
        value = _BEFORE_CAPITAL_UNIT.sub(", ", value)
    doubts = (Doubt.REPAIRED,) * (toned != found.value)
    doubts += (Doubt.PATTERN,) * (not says_vietnamese(value))
    return Normal(value, found.start, found.end, doubts)


def names_province(text: str) -> bool:
    """Tell whether an address has come to its province, after which nothing follows."""
    return _PROVINCE.search(text) is not None


def says_vietnamese(text: str) -> bool:
    """Tell whether every word could be Vietnamese; abbreviations in capitals and single letters pass."""
    return all(is_syllable(word) for word in re.findall(r"[^\W\d_]{2,}", text) if not word.isupper())


def normal_sex(text: str) -> Normal | None:
    """Return ``male`` or ``female``; None when both words stand there, for then a box is ticked."""
    found = list(_SEX.finditer(text))
    said = {_SEXES[bare(match[0]).casefold()] for match in found}
    if len(said) != 1:
        return None
    doubts = (Doubt.REPAIRED,) * (found[0][0].casefold() not in ("nam", "nữ"))
    return Normal(said.pop().value, found[0].start(), found[0].end(), doubts)


def without_leaders(text: str) -> str:
    """Return the text with the dots of dotted lines as spaces, letter by letter: "Bệnh.viện" has one less.

    The dot of an abbreviation stays ("TP.Vinh").
    """
    spaced = _LEADERS.sub(lambda run: " " * len(run[0]), text)
    return _DOT_BETWEEN.sub(_dots_as_spaces, spaced)


def _dots_as_spaces(found: re.Match[str]) -> str:
    if found["before"].casefold() in _ABBREVIATIONS:
        return found[0]
    comma = "," if "," in found["dots"] else ""
    return found["before"] + comma + " " * (len(found["dots"]) - len(comma))


def _dot_of_leader(found: re.Match[str]) -> str:
    return found[0] if found["before"].casefold() in _ABBREVIATIONS else f"{found['before']} "


def _surname(word: str) -> tuple[str, tuple[Doubt, ...]]:
    """Return the first word of a name as it should be, and what is to be doubted about it."""
    if is_surname(word):
        return word, ()
    like = only_surname_like(word)
    if not like:
        return word, (Doubt.PATTERN,)
    return (like.upper() if word.isupper() else like), (Doubt.REPAIRED,)


def _is_name_word(word: str) -> bool:
    return all(letter.isalpha() or letter in "'’-" for letter in word)


def _well_written(words: list[str]) -> bool:
    """Tell whether all words are in capitals, or all begin with one and go on without."""
    if all(word.isupper() for word in words):
        return True
    return all(word[0].isupper() and (word[1:].islower() or len(word) == 1 or "'" in word) for word in words)
