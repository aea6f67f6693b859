"""Files, folders, streams: everything readable becomes a report, everything else a Rejection that says why."""

import gzip
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from panj.intake import read_sources
from panj.intake.dates import parse_date
from panj.intake.decode import Unreadable, decode
from panj.intake.tongue import language_of
from panj.model import Rejection, Report, report_id
from panj.settings import Settings

LEAD = "Rebels seized the town of Kolm on Tuesday, officials said, and at least 14 people were killed in the fighting."
DEFAULT = Settings()
SMALL = Settings(max_bytes=2000)


def read(*paths: object, settings: Settings = DEFAULT, **given: object) -> list[Report | Rejection]:
    return list(read_sources([str(p) for p in paths], settings, **given))  # type: ignore[arg-type]


def reasons(rows: list[Report | Rejection]) -> list[str]:
    return ["report" if isinstance(x, Report) else x.reason for x in rows]


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_text_file(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", f"Rebels take Kolm\r\n\r\n{LEAD}\r\n")
    (report,) = read(path, published=date(2021, 7, 5), outlet="Gazette", url="https://e.org/1")
    assert isinstance(report, Report)
    assert report.raw == f"Rebels take Kolm\n\n{LEAD}\n" == report.text
    assert report.title == "Rebels take Kolm" and report.outlets == ("Gazette",) and report.language == "en"
    assert report.published == date(2021, 7, 5) and report.date_basis == "given" and report.path == str(path)
    assert report.id == report_id(["Gazette"], "https://e.org/1", date(2021, 7, 5), report.raw) == report.doc_id


def test_same_text_from_another_folder_is_the_same_report(tmp_path: Path) -> None:
    a, b = read(put(tmp_path, "x/a.txt", LEAD), put(tmp_path, "y/b.txt", LEAD))
    assert isinstance(a, Report) and isinstance(b, Report) and a.id == b.id


def test_a_first_line_that_is_a_sentence_is_no_headline(tmp_path: Path) -> None:
    (report,) = read(put(tmp_path, "a.txt", f"Two men died.\n\n{LEAD}"))
    assert isinstance(report, Report) and report.title == ""


def test_jsonl_fields(tmp_path: Path) -> None:
    rows = [
        {
            "doc_id": "d1",
            "outlet": "Gazette",
            "published": "2021-07-05T23:30:00Z",
            "url": "u",
            "title": "T o",
            "text": LEAD,
        },
        {"doc_id": 7, "outlets": ["A", "B", "A"], "published": "July 5, 2021", "text": LEAD, "extra": {"x": 1}},
        {"outlets": "A", "published": None, "text": LEAD},
    ]
    path = put(tmp_path, "r.jsonl", "\n".join(map(json.dumps, rows)) + "\n\n")
    a, b, c = read(path, outlet="Z")
    assert isinstance(a, Report) and isinstance(b, Report) and isinstance(c, Report)
    assert (a.doc_id, a.outlets, a.published, a.url, a.title) == ("d1", ("Gazette",), date(2021, 7, 5), "u", "T o")
    assert a.raw == f"T o\n\n{LEAD}" and a.id == report_id(["Gazette"], "u", date(2021, 7, 5), a.raw)
    assert (b.doc_id, b.outlets, b.published) == ("7", ("A", "B"), date(2021, 7, 5))
    assert (c.doc_id, c.outlets, c.published, c.date_basis) == (c.id, ("A",), None, "none")


def test_jsonl_faults_name_their_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = json.dumps({"text": LEAD})
    bad = [
        '{"text": 5}',
        "{oops}",
        '"text"',
        "{}",
        '{"text": " "}',
        '{"text": "a\\u0000b"}',
        '{"text": "a\\ud800b"}',
        "null",
    ]
    lines = [good, *bad, json.dumps({"text": LEAD + "x" * 3000}), good, '{"text": "cut']
    rows = read(put(tmp_path, "r.jsonl", "\n".join(lines)), settings=SMALL)
    assert reasons(rows) == [
        "report", "text", "json", "record", "text", "empty", "binary", "encoding", "record", "large", "report",
         "truncated",
    ]  # fmt: skip
    for number, row in enumerate(rows, 1):
        if isinstance(row, Rejection):
            assert row.stage == "intake" and row.place == f"line {number}" and f"line {number}" in row.message
            assert "r.jsonl" in row.message


def test_a_bad_date_is_told_and_the_report_still_read(tmp_path: Path) -> None:
    lines = [json.dumps({"doc_id": "d", "text": LEAD, "published": p}) for p in ("03/04/2021", 5, "soon")]
    rows = read(put(tmp_path, "r.jsonl", "\n".join(lines)), published=date(2020, 1, 1))
    assert reasons(rows) == ["report", "date"] * 3
    assert all(x.published is None for x in rows if isinstance(x, Report))
    assert all(x.doc_id == "d" for x in rows)


@pytest.mark.parametrize("form", ["array", "pretty", "object", "lines"])
def test_json_file(tmp_path: Path, form: str) -> None:
    row = {"text": LEAD, "note": "}{][,"}
    data = {
        "array": json.dumps([row, row]),
        "pretty": json.dumps([row, row], indent=2),
        "object": json.dumps(row, indent=2),
        "lines": json.dumps(row) + "\n" + json.dumps(row) + "\n",
    }[form]
    assert reasons(read(put(tmp_path, "r.json", data))) == ["report"] * (1 if form == "object" else 2)
    assert reasons(read(put(tmp_path, "b.json", data.encode("utf-8-sig")))) == ["report"] * (
        1 if form == "object" else 2
    )
    assert reasons(read(put(tmp_path, "w.json", data.encode("utf-16")))) == ["report"] * (1 if form == "object" else 2)


def test_json_array_is_streamed_past_the_limit_of_a_record(tmp_path: Path) -> None:
    rows = read(put(tmp_path, "r.json", json.dumps([{"text": LEAD}] * 60)), settings=Settings(max_bytes=500))
    assert reasons(rows) == ["report"] * 60
    cut = read(put(tmp_path, "c.json", json.dumps([{"text": LEAD}] * 3)[:-20]))
    assert reasons(cut) == ["report", "report", "truncated"]
    bad = read(put(tmp_path, "d.json", '[{"text": "a"}, oops, {"text": "b"}]'))
    assert reasons(bad) == ["report", "json"]


def test_gzip(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": LEAD + f" {i}"}) + "\n" for i in range(3000))
    packed = gzip.compress(lines.encode())
    assert reasons(read(put(tmp_path, "r.jsonl.gz", packed))) == ["report"] * 3000
    cut = reasons(read(put(tmp_path, "c.jsonl.gz", packed[: len(packed) // 2])))
    assert cut[0] == "report" and cut[-1] == "truncated" and len(cut) > 100
    assert reasons(read(put(tmp_path, "a.txt.gz", gzip.compress(LEAD.encode())))) == ["report"]
    assert reasons(read(put(tmp_path, "b.txt.gz", gzip.compress(b"x" * 5_000_000)), settings=SMALL)) == ["large"]
    assert reasons(read(put(tmp_path, "d.txt.gz", gzip.compress(LEAD.encode())[:-4] + b"abcd"))) == ["damaged"]


def test_a_large_text_is_rejected_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with open(path, "wb") as f:
        f.write(b"word ")
        f.truncate(50_000_000_000)  # sparse: reading it whole would not end
    assert reasons(read(path)) == ["large"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"), ("a.txt", b" \r\n\t", "empty"), ("a.jsonl", b"", "empty"), ("a.html", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"), ("a.txt", b"abc\0\0def", "binary"),
        ("a.txt", bytes(range(1, 32)) * 9, "binary"),
        ("a.pdf", b"%PDF-1.4 ...", "binary"), ("a.bin", b"\x00\x01\x02" * 99, "binary"),
        ("a.png", b"\x89PNG\r\n", "binary"),
        ("a.csv", b"a,b\n1,2\n", "format"), ("feed", b"<?xml version='1.0'?><rss></rss>", "format"),
        ("a.html", b"<html><body></body></html>", "empty"),
        ("a.txt", "Мятежники захватили город Колм во вторник, сообщили власти; погибли не менее 14 человек, "
                  "среди них заместитель губернатора провинции.".encode(), "language"),
        ("a.txt", "Die Rebellen haben am Dienstag die Stadt Kolm eingenommen, teilten die Behörden mit; mindestens "
                  "14 Menschen kamen dabei ums Leben.".encode(), "language"),
        ("a.txt", b"Advertisement\n\nShare this article\n", "empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = put(tmp_path, name, data)
    good = put(tmp_path, "z.txt", LEAD)
    rows = read(path, good)
    assert reasons(rows) == [reason, "report"]
    assert isinstance(rows[0], Rejection) and str(path) in rows[0].message and rows[0].path == str(path)


def test_missing_and_unreadable(tmp_path: Path) -> None:
    os.symlink(tmp_path / "nowhere", tmp_path / "link.txt")
    put(tmp_path, "z.txt", LEAD)
    assert reasons(read(tmp_path / "none.txt", tmp_path)) == ["missing", "unreadable", "report"]


def test_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", "c.jsonl", ".hidden/x.txt", ".x.txt"):
        put(tmp_path, name, json.dumps({"text": LEAD}) if name.endswith("jsonl") else f"{LEAD} {name}")
    put(tmp_path, "d.dat", b"\0\1\2\3" * 50)
    rows = read(tmp_path)
    assert [os.path.relpath(x.path or "", tmp_path) for x in rows] == [
        "b.txt",
        "c.jsonl",
        "d.dat",
        "a/1.txt",
        "a/2.txt",
    ]
    assert reasons(rows) == ["report", "report", "binary", "report", "report"]


@pytest.mark.parametrize(
    ("data", "number"),
    [
        (LEAD, 1), (json.dumps({"text": LEAD}), 1), (json.dumps({"text": LEAD}, indent=1), 1),
        (json.dumps([{"text": LEAD}] * 2), 2),
        ((json.dumps({"text": LEAD}) + "\n") * 3, 3),
        (f"<!DOCTYPE html><html><body><article><p>{LEAD * 3}</p></article></body></html>", 1),
        (f"[Kolm] {LEAD}", 1), (f"{{sic}} {LEAD}", 1),
    ],
)  # fmt: skip
def test_stdin_is_told_by_content(data: str, number: int) -> None:
    assert reasons(list(read_sources(["-"], Settings(), stdin=io.BytesIO(data.encode())))) == ["report"] * number


def test_reading_is_lazy(tmp_path: Path) -> None:
    rows = read_sources([str(put(tmp_path, "a.txt", LEAD)), str(tmp_path / "none")], Settings())
    assert isinstance(next(rows), Report)


@pytest.mark.parametrize(
    "data",
    [
        "naïve “café”".encode(), "naïve “café”".encode("utf-8-sig"), "naïve “café”".encode("utf-16"),
        "naïve “café”".encode("utf-16-le"), "naïve “café”".encode("utf-16-be"), "naïve “café”".encode("utf-32"),
        "naïve “café” and plain words for the greater part of it".encode("cp1252"),
        "naïve “café” cut inside its last letter é".encode()[:-1],
    ],
)  # fmt: skip
def test_decoding(data: bytes) -> None:
    assert decode(data).startswith("naïve “café”")


def test_declared_and_foreign_encodings() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź, Gdańsk</body></html>'
    assert "Łódź" in decode(page.encode("iso-8859-2"), html=True)
    with pytest.raises(Unreadable):
        decode(b"abc\0")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-07-05", "2021-07-05"), ("2021-07-05T23:59:59+02:00", "2021-07-05"),
        ("2021-07-05 10:00:00", "2021-07-05"),
        ("20210705", "2021-07-05"), ("2021/07/05", "2021-07-05"), ("July 5, 2021", "2021-07-05"),
        ("5 July 2021", "2021-07-05"),
        ("Mon, 05 Jul 2021 10:00:00 GMT", "2021-07-05"), ("Mon, 05 Jul 2021 10:00:00 +0000", "2021-07-05"),
        ("Monday, July 5th, 2021 at 3:04 PM EDT", "2021-07-05"), ("Sept. 11, 2021", "2021-09-11"),
        ("5-Jul-2021", "2021-07-05"),
        ("25/12/2021", "2021-12-25"), ("12/25/2021", "2021-12-25"), ("05/05/2021", "2021-05-05"),
        ("2021-07-05T10:00:00.123456Z", "2021-07-05"),
        ("03/04/2021", None), ("2021-13-05", None), ("2021-02-30", None), ("July 2021", None), ("yesterday", None),
        ("", None),
        ("July 5", None), ("1625443200", None),
    ],
)  # fmt: skip
def test_dates(text: str, day: str | None) -> None:
    found = parse_date(text)
    assert (found.isoformat() if found else None) == day


def test_language_is_judged_only_on_enough_text() -> None:
    assert language_of("Kolm, Balkh") == (None, False)
    assert language_of(LEAD) == ("en", False)
    names = "Vladimir Putin, Emomali Rahmon, Ashraf Ghani, Sadyr Japarov and Gurbanguly Berdimuhamedov meet in Dushanbe"
    assert language_of(names)[1] is False
