"""Inline person cards: what is struck, and what only looks like one."""

import pytest

from panj.intake import clean, restore

HEADLINES = "Senate panel backs treaty Overnight Energy: Court halts pipeline Five takeaways from debate MORE"

# (raw, what must be left)
CARDS = [
    # one card in mid-sentence, full name longer than the one in the sentence
    (f"French President Emmanuel MacronEmmanuel Jean-Michel Frédéric MacronMacron visits {HEADLINES} on Friday spoke.",
     "French President Emmanuel Macron on Friday spoke."),
    (f"Aides to President BidenJoe Biden{HEADLINES} denied it.", "Aides to President Biden denied it."),
    (f"President ObamaBarack Hussein Obama{HEADLINES}'s order stands.", "President Obama's order stands."),
    (f"President ObamaBarack Hussein Obama{HEADLINES}’s order stands.", "President Obama’s order stands."),
    (f"He met Joe BidenJoe Biden{HEADLINES}.", "He met Joe Biden."),
    (f"MerkelAngela Dorothea Merkel{HEADLINES} resigned.", "Merkel resigned."),
    (f"It was up to Merkel and SchumerCharles (Chuck) Ellis Schumer{HEADLINES}", "It was up to Merkel and Schumer"),
    (f"Sen. Ted CruzRafael (Ted) Edward Cruz{HEADLINES} (R-Texas) objected.", "Sen. Ted Cruz (R-Texas) objected."),
    (f"Sen. Mitch McConnellAddison (Mitch) Mitchell McConnell{HEADLINES} (R-Ky.) objected.",
     "Sen. Mitch McConnell (R-Ky.) objected."),
    (f"Gov. Ron DeSantisRonald Dion DeSantis{HEADLINES} signed it.", "Gov. Ron DeSantis signed it."),
    (f"Beto O'RourkeRobert (Beto) Francis O'Rourke{HEADLINES} spoke.", "Beto O'Rourke spoke."),
    (f"Beto O’RourkeRobert Francis O'Rourke{HEADLINES} spoke.", "Beto O’Rourke spoke."),
    (f"Mayor Bill de BlasioBill de Blasio{HEADLINES} spoke.", "Mayor Bill de Blasio spoke."),
    (f"Ursula von der LeyenUrsula von der LeyenEU agrees budget {HEADLINES} spoke.", "Ursula von der Leyen spoke."),
    (f"Alexandria Ocasio-CortezAlexandria Ocasio-CortezProgressives rally {HEADLINES} spoke.",
     "Alexandria Ocasio-Cortez spoke."),
    (f"President ErdoganRecep Tayyip ErdoğanTurkey votes {HEADLINES} spoke.", "President Erdogan spoke."),
    (f"Syria's al-AssadBashar al-AssadSyria talks stall {HEADLINES} spoke.", "Syria's al-Assad spoke."),
    (f"Donald Trump Jr.Donald (Don) John TrumpTestimony released {HEADLINES} spoke.", "Donald Trump Jr. spoke."),
    (f"Joe ManchinJoseph (Joe) Manchin IIIWest Virginia votes {HEADLINES} spoke.", "Joe Manchin spoke."),
    (f"H.R. McMasterHerbert Raymond McMaster{HEADLINES} left.", "H.R. McMaster left."),
    (f"George BushGeorge W. Bush{HEADLINES} left.", "George Bush left."),
    # family name first: the card's name holds the anchor but does not end in it
    (f"North Korea's KimKim Jong UnKim oversees launch {HEADLINES} smiled.", "North Korea's Kim smiled."),
    (f"Leader Kim Jong UnKim Jong UnKim oversees launch {HEADLINES} smiled.", "Leader Kim Jong Un smiled."),
    # no headline at all, headlines that begin with a digit, a quote, a bracket
    ("President PutinVladimir Vladimirovich Putin MORE said no.", "President Putin said no."),
    ("President PutinVladimir Vladimirovich PutinMORE said no.", "President Putin said no."),
    ("President PutinVladimir Vladimirovich Putin5 things to know MORE said no.", "President Putin said no."),
    ("President PutinVladimir Vladimirovich Putin'We will see' MORE said no.", "President Putin said no."),
    ("President PutinVladimir Vladimirovich Putin“Enough,” says aide MORE said no.", "President Putin said no."),
    # no room behind MORE: one of the card's own spaces stays
    ("President PutinVladimir Vladimirovich PutinKremlin shrugs MOREsaid no.", "President Putin said no."),
    # a possessive inside the anchor
    (f"Merkel'sAngela Dorothea Merkel{HEADLINES} plan failed.", "Merkel's plan failed."),
    # two in one sentence, and one behind the other
    (f"BidenJoe BidenAides talk {HEADLINES} called PutinVladimir Vladimirovich PutinKremlin talks {HEADLINES} today.",
     "Biden called Putin today."),
    ("BidenJoe BidenA vote MORE, PutinVladimir PutinA war MORE and MerkelAngela MerkelA pact MORE met.",
     "Biden, Putin and Merkel met."),
    # broken over lines inside the paragraph
    ("President BidenJoe Biden\nAides talk\nSenate votes MORE said so.", "President Biden said so."),
    # a headline that shouts MORE for itself
    ("Sen. CruzTed CruzTEXAS NEEDS MORE TIME to vote Panel meets MORE said so.", "Sen. Cruz said so."),
]  # fmt: skip

LOOKALIKES = [
    "Ronald McDonald wanted MORE time, and MacDonald agreed; O'Brien did not.",
    "BlackRock and PayPal want MORE. JPMorgan Chase and YouTube want less.",
    "The iPhone and the eBay listing said MORE than 20 were hurt.",
    "We need MORE, said Joe Biden, and we need it now.",
    "President BidenJoe BidenHow a bill becomes law Senate votes on Monday.",  # no MORE in the paragraph
    "President BidenJoe BidenHow a bill becomes law.\n\nThe next paragraph says MORE about it.",
    "SyriaTel and DataDog signed; MORE firms, Data Group among them, will follow.",
    "HuffPost's Post said MORE. TechCrunch said less.",
    "The group LulzSecLulz claimed MORE attacks.",
    "DeSantis, McConnell and LaHood met. MORE to come.",
    "AstraZeneca and BioNTech sent MORE doses to VanAmburg.",
    "Kim Jong Un said MORE tests follow. UnKim is no word.",
]


@pytest.mark.parametrize(("raw", "left"), CARDS)
def test_card_is_struck_and_the_sentence_reads_on(raw: str, left: str) -> None:
    text, struck = clean(raw)
    assert text == left
    assert {s.reason for s in struck} == {"card"}
    assert restore(text, struck) == raw


@pytest.mark.parametrize("raw", LOOKALIKES)
def test_lookalike_stays(raw: str) -> None:
    assert clean(raw) == (raw, ())
