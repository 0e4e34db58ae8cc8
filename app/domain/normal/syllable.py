"""Âm tiết: whether a word can be a Vietnamese syllable, by its onset, rhyme and tone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]|"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en "
    "eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o "
    "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on "
    "ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uênh uêch "
    "ui um un ung up ut uy uya uyên uyêt uych uynh uyt uyu uôc uôi uôm uôn uông uôt uơ ư ưa ưc ưi ưm ưn "
    "ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu"
)
_SYLLABLE = re.compile(
    f"(?P<onset>{_ONSETS})(?P<rhyme>{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})"
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SHORT_TONES = frozenset("\u0301\u0323")
"""Sắc and nặng, the only tones of a syllable that ends in c, ch, p or t."""
_STOPPED = re.compile(r"(?:ch?|p|t)$")
_VOWELS = frozenset("aăâeêioôơuưy")
_MARKED = frozenset("ăâêôơư")
"""Vowels that draw the tone to themselves; of ươ it is the second."""
_HIGHLAND = frozenset(
    {"đắk", "lắk", "đăk", "krông", "kar", "plei", "pleiku", "ea", "kuin", "súp", "bok", "ayun"}
)
"""Syllables of place names from other languages of the country."""


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Tell whether a word can be a syllable of Vietnamese, whatever its capitals."""
    marked = unicodedata.normalize("NFD", word.casefold())
    tones = [letter for letter in marked if letter in _TONES]
    toneless = unicodedata.normalize("NFC", "".join(letter for letter in marked if letter not in _TONES))
    if len(tones) > 1:
        return False
    found = _SYLLABLE.fullmatch(toneless)
    if found is None:
        return word.casefold() in _HIGHLAND or toneless in ("gi", "gin", "giêng", "giêc")
    stopped = found["rhyme"].endswith(("c", "ch", "p", "t"))
    return not stopped or (bool(tones) and tones[0] in _SHORT_TONES)


def heavy_if_stopped(word: str) -> str:
    """Return a word that needs a tone and has none, as it ends in c, ch, p or t, with nặng; "" for others."""
    marked = unicodedata.normalize("NFD", word)
    if any(sign in _TONES for sign in marked) or not _STOPPED.search(word.casefold()):
        return ""
    at = max((at for at, letter in enumerate(word) if letter.casefold() in _VOWELS), default=-1)
    toned = unicodedata.normalize("NFC", f"{word[: at + 1]}\u0323{word[at + 1 :]}") if at >= 0 else ""
    return toned if is_syllable(toned) else ""


def tone_places(word: str) -> tuple[int, ...]:
    """Return the letters of a toneless syllable that its tone may be written on; nothing for other words.

    Two for oa, oe and uy at the end, where both the old and the new way of writing are in use (hòa, hoà).
    """
    plain = unicodedata.normalize("NFC", word.casefold())
    found = _SYLLABLE.fullmatch(plain)
    start = found.start("rhyme") if found else 1 if plain.startswith("gi") else len(plain)
    vowels = [at for at in range(start, len(plain)) if plain[at] in _VOWELS]
    marked = [at for at in vowels if plain[at] in _MARKED]
    if marked or not vowels:
        return tuple(marked[-1:])
    if vowels[-1] < len(plain) - 1:
        return (vowels[-1],)
    if "".join(plain[at] for at in vowels) in ("oa", "oe", "uy"):
        return tuple(vowels)
    return (vowels[1] if len(vowels) > 2 else vowels[0],)
