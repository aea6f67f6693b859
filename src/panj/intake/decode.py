"""Bytes to text: byte order marks, UTF-16, UTF-8, what the page declares, then a guess that favours Windows-1252."""

import codecs
import re
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a zip archive or office document"), (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"PAR1", "a Parquet table"),
    (b"SQLite format 3", "an SQLite database"), (b"BZh", "bzip2-packed"), (b"\xfd7zXZ", "xz-packed"),
    (b"\x28\xb5\x2f\xfd", "zstd-packed"), (b"\xd0\xcf\x11\xe0", "an old office document"), (b"\x7fELF", "a program"),
)  # fmt: skip
META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Share of control characters above which a file is no text; a stray one comes with old terminal captures.
CONTROL_SHARE = 0.01


@dataclass
class Unreadable(Exception):
    """Content that cannot be taken up: a one-word reason and a message with the mend; becomes a Rejection."""

    reason: str
    message: str

    def __str__(self) -> str:
        return self.message


def _bare_utf16(data: bytes) -> str | None:
    """`utf-16-le` / `-be` for text whose every other byte is NUL, as Latin letters in UTF-16 without a mark are."""
    probe = data[:2000]
    even, odd = probe[::2].count(0), probe[1::2].count(0)
    half = len(probe) // 2
    if half >= 4 and odd > 0.4 * half and even <= 0.05 * half:
        return "utf-16-le"
    if half >= 4 and even > 0.4 * half and odd <= 0.05 * half:
        return "utf-16-be"
    return None


def wide(data: bytes) -> str | None:
    """The codec of UTF-16 or UTF-32 text, told by its first bytes; None for everything else."""
    for mark, codec in BOMS:
        if data.startswith(mark):
            return None if codec == "utf-8-sig" else codec
    return _bare_utf16(data)


def _cut(data: bytes) -> bytes:
    """Wide text without a half character at its end."""
    return data[: len(data) // 2 * 2]


def _utf8(data: bytes) -> str | None:
    """UTF-8, also when cut inside its last character, also with a few broken bytes among many sound characters."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start >= len(data) - 3:
            sound = data[: error.start]
            # a lone last byte above 0xC1 behind pure ASCII is as likely the é of an old code page
            if not sound.isascii() or len(data) - error.start > 1 or not sound[-1:].isalpha():
                return sound.decode("utf-8")
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    sound_wide = sum(1 for c in text if c > "\x7f") - bad
    # One broken character in 500 beside at least three times as many sound ones: damage, not another code page.
    return text if bad * 500 <= len(text) and sound_wide >= 3 * bad else None


def _guess(data: bytes) -> str:
    high = sum(1 for b in data if b > 0x7F)
    if high * 7 <= len(data):  # mostly ASCII: English in Windows-1252 (quotes, dashes, accents) is by far likeliest
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            text = ""
        if text:
            return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise Unreadable("encoding", "its encoding cannot be told; save it as UTF-8")
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        raise Unreadable("encoding", f"it is not sound {best.encoding}; save it as UTF-8") from None


def _declared(data: bytes) -> str | None:
    """Text in the encoding that a page's <meta> names."""
    found = META.search(data, 0, 4096)
    try:
        return data.decode(found.group(1).decode("ascii"), "replace") if found else None
    except LookupError:
        return None


def decode(data: bytes, html: bool = False) -> str:
    """Text of `data`, no byte order mark. Raises Unreadable (binary, encoding)."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise Unreadable("binary", f"it is {what}, not text; save its text and read that")
    codec = wide(data)
    if codec is not None:
        body = _cut(data) if codec.startswith("utf-16") else data[: len(data) // 4 * 4]
        text = body.decode(codec, "replace").removeprefix("\ufeff")
    elif b"\0" in data:
        raise Unreadable("binary", "it holds NUL bytes, so it is not text; save its text as UTF-8")
    else:
        data = data.removeprefix(codecs.BOM_UTF8)
        sound = _utf8(data)
        text = sound if sound is not None else (html and _declared(data)) or _guess(data)
    check_text(text)
    return text


def check_text(text: str) -> None:
    """Raises Unreadable for text with NULs, many control characters or half surrogates (no UTF-8 form exists)."""
    if "\0" in text:
        raise Unreadable("binary", "it holds NUL characters, so it is not text; remove them")
    if not text.isprintable() and len(CONTROL.findall(text[:100_000])) > CONTROL_SHARE * min(len(text), 100_000):
        raise Unreadable("binary", "it is full of control characters, so it is not text; save its text as UTF-8")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise Unreadable("encoding", "it holds half characters (lone surrogates); save it as UTF-8") from None


def newlines(text: str) -> str:
    """CR LF and CR as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
