"""Our own answer keys, kept as offsets and codes beside the hash of the item; the texts stay in the corpora.

    python -m bench.annotations DRAFT.jsonl CORPUS > bench/annotations/NAME.jsonl    # keys with texts → offsets
    records("NAME")                                                                   # offsets → keys with texts

Offsets are into title, blank line, body (`bench.keys.text_of`); annotators followed gold/GUIDELINES.md.
"""

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent / "annotations"
LONGEST = 6  # words of a name or a thing counted
SLOTS = ("actors", "targets", "places", "figures", "sources")


def text_of(record: dict[str, Any]) -> str:
    """Title, blank line, body; a body that begins with its title stands alone."""
    title, body = (record.get("title") or "").strip(), record["text"]
    return body if not title or body.startswith(title) else f"{title}\n\n{body}"


def digest(text: str) -> str:
    """The item's hash: SHA-256 of its text, 16 hex."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _at(text: str, quote: str, low: int, high: int) -> list[int]:
    at = text.find(quote, low, high)
    at = text.find(quote) if at < 0 else at
    if at < 0:
        raise ValueError(f"not in the text: {quote!r}")
    return [at, at + len(quote)]


def _brief(mention: dict[str, Any]) -> dict[str, Any]:
    """A mention without a name that only repeats its text, and without words that run on: texts stay where they are."""
    out = dict(mention)
    if out.get("name") == out["text"] or len((out.get("name") or "").split()) > LONGEST:
        out.pop("name", None)
    if len((out.get("of") or "").split()) > LONGEST:
        out["of"] = None
    return out


def to_offsets(record: dict[str, Any], corpus: str) -> dict[str, Any]:
    """A key with its text as offsets, codes and names."""
    text, claims = text_of(record), []
    for claim in record["claims"]:
        low, high = _at(text, claim["evidence"], 0, len(text))
        row = {**claim, "evidence": [low, high], "trigger": _at(text, claim["trigger"], low, high)}
        for slot in SLOTS:
            row[slot] = [{**_brief(x), "text": _at(text, x["text"], low, high)} for x in claim[slot]]
        if claim["when"]:
            row["when"] = {**claim["when"], "text": _at(text, claim["when"]["text"], low, high)}
        claims.append(row)
    return {"corpus": corpus, "hash": digest(record["text"]), "doc_id": record["doc_id"], "claims": claims}


def from_offsets(row: dict[str, Any], item: dict[str, Any], outlet: str) -> dict[str, Any]:
    """The key again, texts put back."""
    record = {"doc_id": row["doc_id"], "outlet": outlet, "title": "", **item}
    text, claims = text_of(record), []
    for claim in row["claims"]:
        back = {**claim, "evidence": text[slice(*claim["evidence"])], "trigger": text[slice(*claim["trigger"])]}
        for slot in SLOTS:
            back[slot] = [{**x, "text": text[slice(*x["text"])]} for x in claim[slot]]
        if claim["when"]:
            back["when"] = {**claim["when"], "text": text[slice(*claim["when"]["text"])]}
        claims.append(back)
    return {**record, "claims": claims}


def records(name: str, shared: Path) -> Iterator[dict[str, Any]]:
    """Keys of bench/annotations/NAME.jsonl with their texts; items that the corpora lack are left out."""
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(x) for x in lines if x.strip()]
    items: dict[str, dict[str, Any]] = {}
    for corpus in sorted({r["corpus"] for r in rows}):
        with gzip.open(shared / "corpora" / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as f:
            for line in f:
                item = json.loads(line)
                items[digest(item["text"])] = item
    for row in rows:
        if row["hash"] in items:
            item = items[row["hash"]]
            yield from_offsets(row, item, "Wikinews" if "wikinews" in row["corpus"] else "Portal: Current events")


if __name__ == "__main__":
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        print(json.dumps(to_offsets(json.loads(line), sys.argv[2]), ensure_ascii=False))
