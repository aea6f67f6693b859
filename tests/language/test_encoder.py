"""The encoder: windows that cover a report, spans found in them, states that depend on the report alone."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from panj.language.encoder import Encoding, windows
from panj.language.wordpiece import pieces

TEXT = "\n".join(
    f"On day {n} the militia shelled the harbour of Port Ossian again. Officials said {n} people died, "
    "and the governor vowed to answer."
    for n in range(1, 40)
)
SENTENCES = [(m, m + len(line)) for m, line in ((TEXT.index(x), x) for x in TEXT.split("\n"))]


def test_windows_judge_every_piece_once() -> None:
    found = pieces(TEXT)
    made = windows(found, SENTENCES, "Harbour shelled")
    assert [i for w in made for i in range(w.low, w.high)] == list(range(len(found)))
    assert all(len(w.numbers) < 512 for w in made) and len(made) > 3
    for w in made:
        assert w.numbers[w.low + w.shift] == found[w.low].number


def test_a_word_is_found_where_it_stands() -> None:
    encoding = Encoding(TEXT, "Harbour shelled", SENTENCES)
    for at in (TEXT.index("militia"), TEXT.rindex("governor")):
        place = encoding.where((at, at + 7))
        assert place is not None
        window, first, _ = place
        assert encoding.windows[window].numbers[first] == pieces(TEXT[at : at + 8])[0].number


def test_a_word_has_another_state_in_another_sentence() -> None:
    one = Encoding("Police charged the man with murder.", "", [(0, 35)])
    other = Encoding("Police charged the man's phone at night.", "", [(0, 40)])
    a, b, again = (
        one.mean((7, 14)),
        other.mean((7, 14)),
        Encoding(*("Police charged the man with murder.", "", [(0, 35)])),
    )
    assert a.shape == (384,) and not np.allclose(a, b, atol=0.05)
    assert (a == again.mean((7, 14))).all()


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_no_span_of_any_text_breaks_it(text: str, a: int, b: int) -> None:
    place = Encoding(text, text[:9], [(0, len(text))]).where((min(a, b), max(a, b)))
    assert place is None or place[1] <= place[2]
