"""What holds for any text whatever: offsets quote, steps run on from 0, nothing crashes, same in, same out."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from panj.extract.chains import analyse
from panj.extract.chains_voice import bare, is_outlet_name
from panj.language import Parser
from panj.model import Source

WORDS = (
    'Police| said| that| rebels| shelled| the port|,|.| “|”| "| according to| Reuters| citing| officials| denied'
    "| reports| (BBC News)| (AFP via RFI)|\n\n| who| accused| Kenya| of| killing| told| reportedly| it| and| also|:| by"
    "| the raid| claims responsibility for| demands| to leave| added| In a statement|…| §|ß|(|)| Nairobi (Reuters) — "
)
PIECES = st.sampled_from(WORDS.split("|"))
WILD = st.text(max_size=120)
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def chains(parser: Parser, text: str) -> list[tuple[Source, ...]]:
    (doc,) = parser.parse([text])
    found = analyse(doc)
    return [found.chain(t) for t in doc]


@CALM
@given(st.one_of(st.lists(PIECES, max_size=30).map("".join), WILD))
def test_any_text(parser: Parser, text: str) -> None:
    first = chains(parser, text)
    assert first == chains(parser, text)
    for chain in first:
        for source in chain:
            start, end = source.span
            assert text[start:end] == source.text
            assert source.text.strip()
        steps = [s.step for s in chain]
        assert steps == sorted(steps)
        assert set(steps) == set(range(len(set(steps))))


@given(st.text(max_size=40))
def test_names_of_outlets_are_read_from_any_text(text: str) -> None:
    assert bare(bare(text)) == bare(text) or text != text.strip()
    assert is_outlet_name(text) in (True, False)
