"""QR codes by zbar, as exact bytes: zbar guesses code pages and turns Vietnamese into kanji otherwise."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_char_p, c_void_p, cast, string_at
from functools import cache
from importlib import import_module
from typing import Any

from app.pictures.files import Picture

_QR = 64
_ENABLE = 0
_BINARY = 4  # ZBAR_CFG_BINARY, zbar 0.23.1 and later; older ones answer the setting with an error
_GREY_8 = 808466521  # fourcc Y800
_GUESSES = ("shift_jis", "cp932", "big5", "latin-1", "cp1252")


def zbar_codes(grey: Picture) -> tuple[bytes, ...]:
    """Return the bytes of every QR in a grey picture; what cannot be told exactly is left out.

    Empty where libzbar is not installed.
    """
    zbar = _library()
    if zbar is None:
        return ()
    height, width = grey.shape
    pixels = grey.tobytes()  # kept until the scan is over: zbar does not copy
    with _scanner(zbar) as scanner, _image(zbar) as image:
        zbar.zbar_image_scanner_set_config(scanner, 0, _ENABLE, 0)
        zbar.zbar_image_scanner_set_config(scanner, _QR, _ENABLE, 1)
        exact = zbar.zbar_image_scanner_set_config(scanner, _QR, _BINARY, 1) == 0
        zbar.zbar_image_set_format(image, _GREY_8)
        zbar.zbar_image_set_size(image, width, height)
        zbar.zbar_image_set_data(image, cast(c_char_p(pixels), c_void_p), len(pixels), None)
        zbar.zbar_scan_image(scanner, image)
        found = tuple(_symbols(zbar, image))
    told = found if exact else tuple(unguessed(data) for data in found)
    return tuple(data for data in told if is_utf8(data))


def unguessed(data: bytes) -> bytes:
    """Undo zbar's guess of a code page: the bytes of the code, or nothing when they are not certain.

    The guess is undone only if it leads back, byte for byte, to what zbar gave, to valid UTF-8, to Latin
    letters (a citizen's card has no others), and by no two code pages to different texts.
    """
    text = data.decode("utf-8", errors="replace")
    told = {raw for codec in _GUESSES if (raw := _led_back(text, codec))}
    if len(told) == 1:
        return told.pop()
    return data if not told and all(_is_latin(letter) for letter in text) else b""


def _led_back(text: str, codec: str) -> bytes:
    try:
        raw = text.encode(codec)
        told = raw.decode("utf-8")
        again = raw.decode(codec)
    except UnicodeError:
        return b""
    return raw if again == text and not told.isascii() and all(_is_latin(one) for one in told) else b""


def is_utf8(data: bytes) -> bool:
    """Return True for bytes that are text and strictly UTF-8."""
    try:
        return bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith(("LATIN", "COMBINING"))


@cache
def _library() -> Any | None:
    try:
        return import_module("pyzbar.wrapper")
    except (ImportError, OSError):
        return None


@contextmanager
def _scanner(zbar: Any) -> Iterator[Any]:
    scanner = zbar.zbar_image_scanner_create()
    try:
        yield scanner
    finally:
        zbar.zbar_image_scanner_destroy(scanner)


@contextmanager
def _image(zbar: Any) -> Iterator[Any]:
    image = zbar.zbar_image_create()
    try:
        yield image
    finally:
        zbar.zbar_image_destroy(image)


def _symbols(zbar: Any, image: Any) -> Iterator[bytes]:
    symbol = zbar.zbar_image_first_symbol(image)
    while symbol:
        yield string_at(zbar.zbar_symbol_get_data(symbol), zbar.zbar_symbol_get_data_length(symbol))
        symbol = zbar.zbar_symbol_next(symbol)
