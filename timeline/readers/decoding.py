"""Bytes to text: byte order mark, UTF-16 without one, UTF-8, declared, detected; and no character that no text holds.

Nothing is dropped silently: what had to be guessed or taken out is told as an :class:`InputWarning`.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from timeline.errors import InputError

_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]")
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
_TRAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_ODD = bytes(byte for byte in range(32) if byte not in b"\t\n") + b"\x7f"
_C1 = re.compile(rb"\xc2[\x80-\x9f]")
_LEADS = "ÂÃÄÅÎÏÐÑâïð"
_MOJIBAKE = re.compile(f"[ÂÃÄÅÎÏÐÑ]{_TRAIL}|[âï]{_TRAIL}{{2}}|ð{_TRAIL}{{3}}")
"""Lead bytes of Latin, Greek and Cyrillic letters, punctuation, pictures; not ß or é, which may end a quotation."""
_LINE_ENDS = re.compile("[\r\x85\x0b\x0c\u2028\u2029]")
_BINARY = [
    (re.compile(pattern, re.DOTALL), name)
    for pattern, name in (
        (rb"%PDF-\d", "a PDF document"),
        (rb"PK\x03\x04", "a zip archive"),
        (rb"\x1f\x8b", "gzip data"),
        (rb"\x89PNG", "a PNG image"),
        (rb"\xff\xd8\xff", "a JPEG image"),
        (rb"GIF8[79]a.[\x00-\x08\x0e-\x1f]", "a GIF image"),
        (rb"RIFF.{3}[\x00-\x08](?:WAVE|AVI |WEBP)", "an audio, video or WebP file"),
        (rb"\x7fELF", "a program"),
        (rb"MZ.{,62}\x00", "a program"),
        (rb"\xd0\xcf\x11\xe0", "an old Office document"),
        (rb"SQLite format 3\x00", "a database"),
        (rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)", "bzip2 data"),
        (rb"\xfd7zXZ", "xz data"),
        (rb"\(\xb5/\xfd", "zstd data"),
        (rb"ID3[\x02-\x04]", "an audio file"),
        (rb"OggS\x00", "an audio file"),
        (rb"\x00\x00\x00", "a video file"),
    )
]
"""How binary files begin, each with a byte that no text holds: articles begin with the names of formats, too."""


class Decoded(NamedTuple):
    """A text, and what had to be done to read it (empty when nothing)."""

    text: str
    repairs: str


def decode(data: bytes, source: str, *, declared: str = "", is_markup: bool = False) -> Decoded:
    r"""Turn the bytes of a text file into text with "\n" as its only line end.

    ``declared`` is the encoding that the input names for itself. In markup control characters are removed without a
    word: nearly all of them stand between the texts. Raises InputError when the bytes are empty, binary
    or in no encoding that fits.

    >>> decode("Zürich".encode(), "a.txt").text
    'Zürich'
    >>> decode("Le café fermé à Genève a été rouvert.".encode("latin-1"), "b.txt")
    Decoded(text='Le café fermé à Genève a été rouvert.', repairs='not UTF-8: read as windows-1252')
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise InputError(source, "the file is empty")
    text, encoding = _first_that_fits(data, source, declared)
    repairs = [f"not UTF-8: read as {encoding}"] if encoding else []
    text, mended = mend(text)
    if mended:
        repairs.append(f"{mended} characters mended that had been read as windows-1252 before (mojibake)")
    removed = 0
    if encoding or mended or declared.lower() not in {"", "utf-8", "utf8"} or not _is_tidy(data):
        text, removed = _CONTROL.subn("", _LINE_ENDS.sub("\n", text.replace("\r\n", "\n")))
    if removed and not is_markup:
        repairs.append(f"{removed} control character{'s' * (removed > 1)} removed")
    if not text.strip():
        raise InputError(source, "the file is empty")
    return Decoded(text, "; ".join(repairs))


def _is_tidy(data: bytes) -> bool:
    """Whether UTF-8 holds nothing to remove and no odd line end: ten times as fast as to look in the text."""
    return (
        len(data.translate(None, _ODD)) == len(data)
        and not any(mark in data for mark in (b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xe2\x80\xa9"))
        and _C1.search(data) is None
    )


def mend(text: str) -> tuple[str, int]:
    r"""Undo UTF-8 that was once read as windows-1252, where it shows, and count what was mended.

    >>> mend("â€œNoâ€\x9d, said FranÃ§ois.")
    ('“No”, said François.', 3)
    """
    if text.isascii() or not any(lead in text for lead in _LEADS):
        return text, 0
    count = 0

    def mended(match: re.Match[str]) -> str:
        nonlocal count
        try:
            fixed = _as_bytes(match[0]).decode("utf-8")
        except (UnicodeError, ValueError):
            return match[0]
        count += 1
        return fixed

    fixed = _MOJIBAKE.sub(mended, text)
    return (fixed, count) if count > 1 else (text, 0)  # one could be meant


def _as_bytes(text: str) -> bytes:
    """Turn characters back into the bytes that windows-1252 made them of; it leaves five bytes as they are."""
    return b"".join(
        bytes([ord(character)]) if ord(character) < 256 else character.encode("cp1252") for character in text
    )


def _first_that_fits(data: bytes, source: str, declared: str) -> tuple[str, str]:
    """Return the text, and the name of its encoding when that had to be guessed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, source), ""
    if wide := _wide(data):
        return _decoded(data, wide, source), ""
    if data[:1] != b"<" and _looks_binary(data):
        raise InputError(source, f"{_name_of(data)}, not text")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        return _other(data, source, declared, error)


def _decoded(data: bytes, encoding: str, source: str) -> str:
    """Decode, or say where it fails."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(source, f"starts like {encoding.upper()} but is not, at byte {error.start}") from None


def _wide(data: bytes) -> str:
    """Recognise UTF-16 without a mark: every other byte of Latin text is zero."""
    head = data[:2000]
    pairs = len(head) // 2
    if pairs < 4:
        return ""
    if head[1::2].count(0) > 0.7 * pairs and head[0::2].count(0) < 0.1 * pairs:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * pairs and head[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be"
    return ""


def _looks_binary(data: bytes) -> bool:
    """Whether the start of the data is that of a known binary format, or a twentieth of it control characters."""
    if any(pattern.match(data) for pattern, _ in _BINARY):
        return True
    head = data[:4096]
    return len(head.translate(None, _CONTROLS)) < 0.95 * len(head)


def _name_of(data: bytes) -> str:
    """Name what binary data is, for the message."""
    return next((name for pattern, name in _BINARY if pattern.match(data)), "binary data")


def _other(data: bytes, source: str, declared: str, error: UnicodeDecodeError) -> tuple[str, str]:
    """Read what is not UTF-8: as declared, as UTF-8 with a few broken bytes, or as detected."""
    if declared and (text := _as_declared(data, declared)):
        return text, ""
    text = data.decode("utf-8", "replace")
    broken, sound = text.count("\ufffd"), sum(character > "\x7f" for character in text)
    if broken <= 0.1 * sound:  # the rest of its non-ASCII text is valid UTF-8, which does not happen by chance
        return text, f"UTF-8 with {broken} broken bytes, first at byte {error.start}"
    return _detected(data, source, error)


def _as_declared(data: bytes, declared: str) -> str:
    """Decode as declared; what calls itself Latin-1 or ASCII is windows-1252 (WHATWG Encoding, 4.2)."""
    try:
        name = codecs.lookup(declared.strip()).name
        name = "cp1252" if name in {"iso8859-1", "ascii"} else name
        return "" if name in {"utf-8", "utf-16", "utf-32"} else data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return ""


def _detected(data: bytes, source: str, error: UnicodeDecodeError) -> tuple[str, str]:
    """Guess the encoding: windows-1252 when what it gives are words, else what charset-normalizer says."""
    if _fits_western(data):
        return data.decode("cp1252"), "windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is not None and best.chaos < 0.1 and best.coherence > 0.1:  # without coherence it is a guess
        try:
            return data.decode(best.encoding), best.encoding
        except (UnicodeDecodeError, LookupError):
            pass
    raise InputError(source, f"not UTF-8 at byte {error.start}, and no other encoding fits: save it as UTF-8")


def _fits_western(data: bytes) -> bool:
    """Whether windows-1252 turns every byte above 127 into a letter among letters or a sign that texts use."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    high = [match.start() for match in re.finditer(r"[^\x00-\x7f]", text)]
    good = sum(_is_at_home(text, index) for index in high)
    return good >= 0.9 * len(high) and len(high) <= 0.25 * len(text)


def _is_at_home(text: str, index: int) -> bool:
    """Whether a non-ASCII character is a Western letter inside or before ASCII letters, or a typographic sign."""
    character = text[index]
    if character in "“”‘’–—…•€£©®°§«»·\xa0½¼¾¿¡ºª²³":
        return True
    around = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
    if character in "àÀáÁéÉèÈíóÓòúåÅöÖøØæ" and not around.strip():
        return True  # a word of one letter
    return unicodedata.category(character) in {"Ll", "Lu"} and any(c.isascii() and c.isalpha() for c in around)
