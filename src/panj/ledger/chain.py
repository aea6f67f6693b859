"""The hashes that hold the journal together; pure functions of their arguments, SHA-256 in hex throughout."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any

GENESIS = "0" * 64


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: one value, one string."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha(text: str) -> str:
    """A lone surrogate has no UTF-8 form; it is hashed as its backslash escape rather than refused."""
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def new_salt() -> str:
    """128 random bits in hex."""
    return secrets.token_hex(16)


def part_hash(salt: str, body: str) -> str:
    """Hash of one part of a payload; `salt` has a fixed length, so it cannot run into `body`."""
    return sha(salt + body)


def payload_hash(parts: Mapping[str, str]) -> str:
    """Hash over the hashes of an entry's parts, so that one part can be erased and the rest still checked."""
    return sha(canonical(dict(parts)))


def entry_hash(seq: int, kind: str, subject: str, version: str, at: str, payload: str, previous: str) -> str:
    """Hash of a journal entry; `previous` is the entry before it, or GENESIS."""
    return sha(canonical([seq, kind, subject, version, at, payload, previous]))
