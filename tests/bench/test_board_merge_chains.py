"""ECB+'s XML as mentions: chains, which of the keys count a mention, and the words around it."""

from collections import Counter

from bench.boards.merge_chains import scores
from bench.ecbplus import marked

XML = """<Document doc_name="9_1ecb.xml" doc_id="D">
<token t_id="1" sentence="0" number="0">Divers</token><token t_id="2" sentence="0" number="1">found</token>
<token t_id="3" sentence="0" number="2">wreckage</token><token t_id="4" sentence="1" number="0">They</token>
<token t_id="5" sentence="1" number="1">rested</token><token t_id="6" sentence="1" number="2">there</token>
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
<HUMAN_PART m_id="2"><token_anchor t_id="1"/></HUMAN_PART>
<NEG_ACTION_STATE m_id="3"><token_anchor t_id="5"/><token_anchor t_id="6"/></NEG_ACTION_STATE>
<ACTION_OCCURRENCE m_id="9" TAG_DESCRIPTOR="find" instance_id="ACT1"/>
</Markables>
<Relations><CROSS_DOC_COREF r_id="5" note="ACT1"><source m_id="1"/><target m_id="9"/></CROSS_DOC_COREF></Relations>
</Document>"""


def test_mentions_of_acts_with_their_chains() -> None:
    found = marked({"doc_id": "9_1ecb", "topic": 9, "xml": XML})
    assert found.text == "Divers found wreckage\nThey rested there"
    assert found.mentions == [
        ("9_1ecb/1", [(7, 12)], 0, "ACT1"),
        ("9_1ecb/3", [(27, 33), (34, 39)], 1, None),
    ]


def test_the_headline_comes_first() -> None:
    assert next(iter(scores(Counter()))) == "CoNLL F1"
