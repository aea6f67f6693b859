"""Bytes piece by piece: unpacking, limits and lines, so that no file need fit into memory."""

import codecs
import gzip
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from panj.intake.decode import Unreadable, wide

PIECE = 1 << 16
HEAD = 8192  # bytes looked at to tell what a stream holds


def _gunzip(stream: BinaryIO) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=stream, mode="rb") as packed:
        while True:
            try:
                piece = packed.read1(PIECE)
            except EOFError:
                raise Unreadable("truncated", "the gzip data ends early; fetch the file again") from None
            except (OSError, zlib.error) as cause:
                raise Unreadable("damaged", f"the gzip data is damaged ({cause}); fetch the file again") from None
            if not piece:
                return
            yield piece


class _Joined:
    """The least of a binary file that GzipFile asks for, over pieces already begun."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.held = pieces, b""

    def read(self, size: int = -1) -> bytes:
        while size < 0 or len(self.held) < size:
            piece = next(self.pieces, b"")
            if not piece:
                break
            self.held += piece
        size = len(self.held) if size < 0 else size
        out, self.held = self.held[:size], self.held[size:]
        return out


def _raw(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece


def pieces(stream: BinaryIO) -> tuple[bytes, Iterator[bytes], bool]:
    """(first bytes, all pieces, whether it was gzip) of a stream that need not seek. Unreadable rises as it is read."""
    raw = _raw(stream)
    first = next(raw, b"")
    packed = first[:2] == b"\x1f\x8b"
    source = chain([first], raw) if first else iter(())
    if packed:
        source = _gunzip(_Joined(source))  # type: ignore[arg-type]
    begun: list[bytes] = []
    held: Unreadable | None = None
    try:
        while sum(map(len, begun)) < HEAD:
            piece = next(source, b"")
            if not piece:
                break
            begun.append(piece)
    except Unreadable as cause:  # what came before the damage is still read
        held = cause

    def rest() -> Iterator[bytes]:
        yield from begun
        if held is not None:
            raise held
        yield from source

    return b"".join(begun)[:HEAD], rest(), packed


def utf8(head: bytes, source: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces, recoded to UTF-8 where they are UTF-16 or UTF-32, and without a byte order mark."""
    codec = wide(head)
    if codec is None:
        fresh = True
        for piece in source:
            yield piece.removeprefix(codecs.BOM_UTF8) if fresh else piece
            fresh = False
        return
    decoder = codecs.getincrementaldecoder(codec)("replace")
    for piece in source:
        yield decoder.decode(piece).encode("utf-8", "replace")


def lines(source: Iterable[bytes], limit: int) -> Iterator[tuple[int, bytes | None, bool]]:
    """(line number from 1, line or None when longer than `limit` bytes, whether a newline ended it)."""
    number, held, size, over = 1, [b""], 0, False
    for piece in source:
        parts = piece.split(b"\n")
        for i, part in enumerate(parts):
            if i:
                yield number, None if over else b"".join(held), True
                number, held, size, over = number + 1, [], 0, False
            size += len(part)
            if size > limit:
                over, held = True, []
            elif part:
                held.append(part)
    if size:
        yield number, None if over else b"".join(held), False


def too_large(limit: int) -> Unreadable:
    """The word for what is over the limit."""
    return Unreadable("large", f"it is larger than {limit:,} bytes; split it, or raise max_bytes (PANJ_MAX_BYTES)")


def whole(source: Iterable[bytes], limit: int) -> bytes:
    """All of it. Raises Unreadable (large) beyond `limit` bytes, without reading on."""
    held: list[bytes] = []
    size = 0
    for piece in source:
        size += len(piece)
        if size > limit:
            raise too_large(limit)
        held.append(piece)
    return b"".join(held)
