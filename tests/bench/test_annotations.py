"""Our own keys: offsets there and back, and no words of the corpora kept."""

from bench.annotations import from_offsets, to_offsets

RECORD = {
    "doc_id": "d1", "outlet": "Desk", "published": "2023-05-03", "title": "Convoy hit",
    "text": "Rebels hit a convoy near Mopti on Tuesday, the army said.",
    "claims": [{
        "id": "c1", "event": "e1", "evidence": "Rebels hit a convoy near Mopti on Tuesday", "trigger": "hit",
        "type": "ASSAULT", "mode": None, "realis": "asserted", "hedged": False,
        "actors": [{"text": "Rebels", "name": "Rebels"}], "targets": [{"text": "convoy", "name": "army convoy"}],
        "places": [{"text": "Mopti", "role": "at", "country": "MLI", "name": "Mopti"}],
        "when": {"text": "on Tuesday", "start": "2023-05-02", "end": "2023-05-02"},
        "figures": [], "sources": [{"text": "the army", "name": "the army", "cue": "said", "step": 0}],
    }],
}  # fmt: skip


def test_offsets_there_and_back() -> None:
    row = to_offsets(RECORD, "corpus")
    assert row["claims"][0]["trigger"] == [19, 22]  # in the body, behind the title, which has the word too
    back = from_offsets(row, {k: RECORD[k] for k in ("title", "text", "published")}, "Desk")
    claim = back["claims"][0]
    assert (claim["evidence"], claim["trigger"]) == (RECORD["claims"][0]["evidence"], "hit")
    assert [x["text"] for x in claim["sources"]] == ["the army"]


def test_names_that_repeat_the_text_are_not_kept() -> None:
    claim = to_offsets(RECORD, "corpus")["claims"][0]
    assert "name" not in claim["actors"][0]
    assert claim["targets"][0]["name"] == "army convoy"
