"""Bytes to text: byte order mark, strict UTF-8, the declared charset, then a detector. Never U+FFFD."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from extract.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-]{3,20})""", re.IGNORECASE)
DECLARED_WITHIN = 4096
# What browsers do (WHATWG encoding standard): a page that says gb2312 means the superset.
SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs"}
CANDIDATES = ["gb18030", "big5hkscs", "utf_16_le", "utf_16_be", "shift_jis", "euc_kr"]
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd\uffff]")
# More than every fourth character outside Han, CJK punctuation and ASCII is not Chinese prose.
ODD = re.compile(r"[^\u0000-\u00ff\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
ODD_SHARE = 0.05  # more odd characters than this, and the encoding is another
HAN = re.compile(r"[\u4e00-\u9fff]")
# Something a reader can see: neither space nor a character without width.
VISIBLE = re.compile(r"[^\s\x00-\x20\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]")
MULTIBYTE = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of its encoding.

    Raises InputError(stage="decode") for empty, binary and undecodable input.
    """
    text, encoding = _decoded(data)
    if not VISIBLE.search(text):
        raise InputError("decode", "the file is empty")
    return text, encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data, encoding), encoding.removesuffix("-sig")
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error):
            raise InputError("decode", f"UTF-8 with a broken sequence at byte {error.start}") from None
    except InputError:
        pass  # many NULs: UTF-16, or no text
    if b"\x00" in data[:DECLARED_WITHIN]:
        if data.isascii() and data.count(b"\x00") * 20 < len(data):
            raise InputError("decode", "binary data, not text")  # ASCII with a few NULs is no UTF-16
        return _without_mark(data)
    return _declared(data) or _detected(data)


def _declared(data: bytes) -> tuple[str, str] | None:
    """What the page says it is, if it then reads as Chinese: declarations lie."""
    declared = DECLARED.search(data[:DECLARED_WITHIN])
    if declared is None:
        return None
    name = declared.group(1).decode("ascii").lower()
    try:
        text, encoding = _checked(data.decode(SUPERSETS.get(name, name)), SUPERSETS.get(name, name))
    except (UnicodeError, LookupError, InputError):
        return None
    return (text, encoding) if HAN.search(text) and _oddness(text) < ODD_SHARE else None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _checked(data.decode(encoding), encoding)[0]
    except UnicodeDecodeError as error:
        raise InputError("decode", f"not valid {encoding} at byte {error.start}, though its mark says so") from None


def _checked(text: str, encoding: str) -> tuple[str, str]:
    """`text` unless control characters show that it is no text."""
    bad = len(CONTROL.findall(text[:100_000]))
    if "\x00" in text and not HAN.search(text):
        raise InputError("decode", "binary data, not text")
    if bad > 2 and bad * 200 > len(text[:100_000]):
        raise InputError("decode", "binary data, not text")
    return text, encoding


def _without_mark(data: bytes) -> tuple[str, str]:
    """NUL bytes: UTF-16 without a mark if that reads as Chinese, else binary."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(ODD.findall(text)) * 4 < len(text) and not CONTROL.search(text):
            return text, encoding
    raise InputError("decode", "binary data, not text")


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """True when `data` is UTF-8 but for a few bytes: then another charset would only read garbage into it."""
    if error.reason == "unexpected end of data":
        return MULTIBYTE.search(data[: error.start]) is not None  # cut inside the last character
    lost = len(data) - len(data.decode("utf-8", errors="ignore").encode("utf-8"))
    return lost * 50 < len(data) and len(MULTIBYTE.findall(data)) * 6 > len(data) - data.count(b"\n")


def _detected(data: bytes) -> tuple[str, str]:
    found = []
    for encoding in ("gb18030", "big5hkscs"):
        try:
            text = _checked(data.decode(encoding), encoding)[0]
        except (UnicodeDecodeError, InputError):
            continue
        found.append((_oddness(text), encoding, text))
    if found and min(found)[0] < ODD_SHARE:
        _, encoding, text = min(found)
        return text, encoding
    best = from_bytes(data, cp_isolation=CANDIDATES).best()
    if best is None:
        raise InputError("decode", "no known encoding reads it; save the page as UTF-8")
    return _checked(str(best), best.encoding)


def _oddness(text: str) -> float:
    """Share of characters that ordinary Chinese pages do not use: outside the 6,763 of GB 2312 and Big5 level 1."""
    wide = [c for c in text[:20_000] if ord(c) > 0x7F]
    return sum(not _ordinary(c) for c in wide) / max(1, len(wide))


def _ordinary(char: str) -> bool:
    for charset in ("gb2312", "big5"):
        try:
            code = char.encode(charset)
        except UnicodeEncodeError:
            continue
        if charset == "gb2312" or code < b"\xc9":
            return True
    return False
