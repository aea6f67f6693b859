"""Chains over whole reports: quotations, brackets, datelines, relays that hold on, denials, names."""

from collections.abc import Callable

from panj.extract.chains import Attributions, analyse
from panj.language import Doc, Phrase, Token

Reads = Callable[[str], Doc]


def at(found: Attributions, word: str, nth: int = -1) -> Token:
    return [t for t in found.doc if t.text == word][nth]


def rows(found: Attributions, word: str, nth: int = -1, **more: object) -> list[tuple[str, str | None, int]]:
    return [(s.text, s.cue, s.step) for s in found.chain(at(found, word, nth), **more)]  # type: ignore[arg-type]


def test_a_quotation_runs_over_its_sentences(doc: Reads) -> None:
    found = analyse(doc("“We fled at dawn. The militia burned our boats,” said Awa Diop, a fisher. Nobody answered."))
    assert rows(found, "burned") == [("Awa Diop", "said", 0)]
    assert rows(found, "answered") == []


def test_what_follows_the_verb_of_saying_is_still_the_speakers(doc: Reads) -> None:
    found = analyse(doc("“They burned our boats,” Awa Diop said. “Soldiers shot my cousin near the well.”"))
    assert rows(found, "shot") == [("Awa Diop", "said", 0)]


def test_a_quotation_goes_on_in_the_next_paragraph(doc: Reads) -> None:
    text = "Awa Diop said: “They burned our boats and took the nets.\n\n“Soldiers shot my cousin near the well.”\n\n"
    found = analyse(doc(text + "The army advanced."))
    assert rows(found, "shot") == [("Awa Diop", "said", 0)]
    assert rows(found, "advanced") == []


def test_a_quotation_behind_a_colon_belongs_to_the_subject_before_it(doc: Reads) -> None:
    text = (
        "In a statement, the Defence Ministry justified the raid: “Our pilots destroyed a depot that armed the rebels.”"
    )
    assert rows(analyse(doc(text)), "destroyed") == [("the Defence Ministry", "statement", 0)]


def test_a_quotation_may_stand_below_its_speaker(doc: Reads) -> None:
    found = analyse(doc("Awa Diop said:\n\n“They burned our boats and took the nets.”"))
    assert rows(found, "burned") == [("Awa Diop", "said", 0)]


def test_a_quotation_may_be_signed(doc: Reads) -> None:
    found = analyse(doc("“They burned our boats and took the nets.” — Awa Diop, a fisher"))
    assert rows(found, "burned") == [("Awa Diop", None, 0)]


def test_a_headline_may_name_its_source_by_a_colon(doc: Reads) -> None:
    assert rows(analyse(doc("Police: Gunmen abducted a judge")), "abducted") == [("Police", None, 0)]
    assert rows(analyse(doc("Gunmen abducted a judge in Lomé: officials")), "abducted") == [("officials", None, 0)]
    assert rows(analyse(doc("Kenya: Gunmen abducted a judge")), "abducted") == []


def test_a_half_quotation_is_no_quotation_of_its_own(doc: Reads) -> None:
    found = analyse(doc("Rebels burned what they called “nests of spies” in the north."))
    assert rows(found, "burned") == []


def test_brackets_that_close_an_item_are_side_by_side(doc: Reads) -> None:
    text = "Police say that gunmen raided a bank in Lomé. Two people are killed. (BBC News) (Al Jazeera)\n"
    text += "Rebels seize a port. (DW)"
    found = analyse(doc(text))
    assert rows(found, "raided") == [("Police", "say", 0), ("BBC News", None, 1), ("Al Jazeera", None, 1)]
    assert rows(found, "killed") == [("BBC News", None, 0), ("Al Jazeera", None, 0)]
    assert rows(found, "seize") == [("DW", None, 0)]


def test_one_outlet_by_way_of_another(doc: Reads) -> None:
    found = analyse(doc("Gunmen raid a bank in Lomé. (AFP via France 24) (Reuters 2)"))
    assert rows(found, "raid") == [("AFP", None, 0), ("Reuters 2", None, 0), ("France 24", None, 1)]
    assert [s.name for s in found.chain(at(found, "raid"))] == ["AFP", "Reuters", "France 24"]


def test_an_outlet_named_in_the_sentence_is_not_named_again(doc: Reads) -> None:
    found = analyse(doc("Reuters reports that gunmen raided a bank in Lomé. (Reuters)"))
    assert rows(found, "raided") == [("Reuters", "reports", 0)]


def test_words_in_brackets_are_no_outlet(doc: Reads) -> None:
    assert rows(analyse(doc("Rebels seized the port (the largest in the country). Troops fled.")), "seized") == []
    assert rows(analyse(doc("Rebels seized the port. (see map)")), "seized") == []


def test_a_dateline_relays_the_whole_report(doc: Reads) -> None:
    text = "NAIROBI (Reuters) — Rebels seized a dam on Monday.\n\nPolice said two guards were killed."
    found = analyse(doc(text))
    assert rows(found, "seized") == [("Reuters", None, 0)]
    assert rows(found, "killed") == [("Police", "said", 0), ("Reuters", None, 1)]


def test_the_reports_own_outlet_is_left_out(doc: Reads) -> None:
    text = "NAIROBI (Reuters) — Police said two guards were killed."
    assert rows(analyse(doc(text), outlets=("Reuters",)), "killed") == [("Police", "said", 0)]


def test_a_relay_holds_for_a_speaker_who_goes_on(doc: Reads) -> None:
    text = "Ghana’s navy said pirates seized a tanker, according to the news agency. "
    found = analyse(doc(text + "The navy added that two sailors were abducted."))
    assert rows(found, "abducted") == [("The navy", "added", 0), ("the news agency", None, 1)]


def test_reportedly_is_the_outlet_named_just_before(doc: Reads) -> None:
    found = analyse(doc("Reuters reported that the retreat went on. Dozens of soldiers were reportedly captured."))
    assert rows(found, "captured") == [("Reuters", "reportedly", 0)]
    assert rows(analyse(doc("The retreat went on. Dozens of soldiers were reportedly captured.")), "captured") == []


def test_a_denial_and_what_it_denies(doc: Reads) -> None:
    found = analyse(doc("The palace denies reports that the king has fled. (DW)"))
    assert rows(found, "fled", denied=True) == [("The palace", "denies", 0), ("DW", None, 1)]
    assert rows(found, "fled", denied=False) == [("reports", "reports", 0), ("DW", None, 1)]
    assert rows(found, "fled") == rows(found, "fled", denied=True)


def test_a_claim_that_somebody_denies(doc: Reads) -> None:
    found = analyse(doc("The banker is accused of bribing two judges, which he denies."))
    assert rows(found, "bribing", denied=True) == [("he", "denies", 0)]
    assert rows(found, "bribing", denied=False) == []


def test_the_doer_of_an_act_of_speech_can_be_left_out(doc: Reads) -> None:
    found = analyse(doc("The envoy said the vote was a disgrace, Reuters reported."))
    token = at(found, "disgrace")
    speaker = at(found, "envoy").i
    assert [s.text for s in found.chain(token, exclude={speaker})] == ["Reuters"]


def test_names_are_given_in_full(doc: Reads) -> None:
    def full(phrase: Phrase) -> str:
        return "Awa Diop" if phrase.text in ("She", "Diop") else phrase.text

    found = analyse(doc("Awa Diop was freed. She said police beat her."), full)
    (source,) = found.chain(at(found, "beat"))
    assert (source.text, source.name) == ("She", "Awa Diop")


def test_a_speaker_inside_her_own_words_is_one_voice(doc: Reads) -> None:
    assert rows(analyse(doc("The Pentagon said it estimated that half the troops had left.")), "left") == [
        ("The Pentagon", "said", 0)
    ]


def test_kinds_of_source(doc: Reads) -> None:
    cases = {
        "Maria Lopez said rebels fled.": "person",
        "The Interior Ministry said rebels fled.": "office",
        "Al Jazeera said rebels fled.": "outlet",
        "State television said rebels fled.": "outlet",
        "The report said rebels fled.": "document",
        "A diplomat said rebels fled.": "unnamed",
        "The union said rebels fled.": "organisation",
        "Kenya said rebels fled.": "office",
    }
    for text, kind in cases.items():
        found = analyse(doc(text))
        assert [s.kind for s in found.chain(at(found, "fled"))] == [kind], text
