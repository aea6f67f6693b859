"""Chains of sources: sentence, trigger, and the voices expected step by step ("A, B" side by side; cue in the last)."""

from collections.abc import Callable

import pytest

from panj.extract.chains import analyse
from panj.language import Doc

Reads = Callable[[str], Doc]

SAYING = [
    ("The army said rebels shelled the port.", "shelled", "The army"),
    ("The mayor says that gunmen stormed the town hall.", "stormed", "The mayor"),
    ("Rebels shelled the port, the army said on Monday.", "shelled", "the army"),
    ("“Rebels shelled the port,” said General Omar Hadi.", "shelled", "General Omar Hadi"),
    ("“Rebels shelled the port,” General Omar Hadi said.", "shelled", "General Omar Hadi"),
    ('"They burned every house in the valley," a farmer said.', "burned", "a farmer"),
    ("The port, the army said, was shelled by rebels.", "shelled", "the army"),
    ("The ministry announced that it had expelled two diplomats.", "expelled", "The ministry"),
    ("The ministry announces the expulsion of two diplomats.", "expulsion", "The ministry"),
    ("Police confirmed the arrest of a lawmaker.", "arrest", "Police"),
    ("The governor tweeted that troops had entered the city.", "entered", "The governor"),
    ("The rebels claim to have captured the airport.", "captured", "The rebels"),
    ("Amal Haddad wrote, “The militia abducted my brother.”", "abducted", "Amal Haddad"),
    ("The union says workers will strike on Friday.", "strike", "The union"),
    ("Two witnesses told a court that soldiers beat the prisoners.", "beat", "witnesses"),
    ("The navy reports that a drone hit the tanker.", "hit", "The navy"),
    ("The general admitted that his men looted the museum.", "looted", "The general"),
    ("A video shows soldiers beating a protester.", "beating", "A video"),
    ("Investigators suspect that a militia planted the bomb.", "planted", "Investigators"),
    ("Analysts predict that the government will collapse within weeks.", "collapse", "Analysts"),
    ("The envoy warned that fighting could resume.", "fighting", "The envoy"),
    ("The minister denied that soldiers had fired on the crowd.", "fired", "The minister"),
    ("The front claimed responsibility for the bombing of the bridge.", "bombing", "The front"),
]
DEMANDS = [
    ("Protesters demanded the resignation of the governor.", "resignation", "Protesters"),
    ("The opposition called for the release of all prisoners.", "release", "The opposition"),
    ("The embassy urged its citizens to leave the country.", "leave", "The embassy"),
    ("The president threatened to arrest the judges.", "arrest", "The president"),
    ("The prime minister promised to withdraw the troops.", "withdraw", "The prime minister"),
    ("Norway pledged to send doctors to the camps.", "send", "Norway"),
    ("The council calls on the army to lift the siege.", "lift", "The council"),
    ("Crowds rallied in the capital, demanding that the president resign.", "resign", "Crowds"),
    ("The bishop appealed for an end to the killings.", "killings", "The bishop"),
    ("The ministry vowed to punish the attackers.", "punish", "The ministry"),
]  # fmt: skip
ACCUSING = [
    ("Ukraine accused Russia of shelling a hospital.", "shelling", "Ukraine"),
    ("The senator accused the ministry of torturing detainees.", "torturing", "The senator"),
    ("The junta blames the rebels for the massacre.", "massacre", "The junta"),
    ("The union condemned the arrest of its leader.", "arrest", "The union"),
    ("Police raided the office, accusing the party of inciting riots.", "inciting", "Police"),
    ("The minister was accused by the opposition of ordering the raid.", "ordering", "the opposition"),
    ("Iran describes the boarding as an abduction.", "abduction", "Iran"),
    ("The prosecutor charged two officers with the murder of a student.", "murder", "The prosecutor"),
]  # fmt: skip
ACCORDING = [
    ("According to the ministry, nine soldiers were killed.", "killed", "the ministry"),
    ("Nine soldiers were killed, according to the ministry.", "killed", "the ministry"),
    ("Nine soldiers, according to the ministry, were killed.", "killed", "the ministry"),
    ("Nine soldiers were killed according to a statement by the Interior Ministry.", "killed", "the Interior Ministry"),
    ("A teacher who, according to his friends, was abducted has come home.", "abducted", "his friends"),
    ("The army said rebels fled, according to Reuters.", "fled", "The army > Reuters"),
    (
        "According to Reuters, a Kenyan official said gunmen had seized the ship.",
        "seized",
        "a Kenyan official > Reuters",
    ),
]
RELAYED = [
    ("An aide told Reuters that the president had fled.", "fled", "An aide > Reuters"),
    ("“The president fled,” an aide told the BBC.", "fled", "an aide > the BBC"),
    ("An aide told reporters that the president had fled.", "fled", "An aide"),
    ("The general said on Al Jazeera that the siege was lifted.", "lifted", "The general > Al Jazeera"),
    ("Reuters, citing two diplomats, reported that talks had collapsed.", "collapsed", "diplomats > Reuters"),
    ("Reuters reported that the army seized the dam, citing local officials.", "seized", "local officials > Reuters"),
    ("A report by Amnesty International citing local groups says police tortured detainees.", "tortured",
     "local groups > Amnesty International"),
    ("A report by Amnesty International says police tortured detainees.", "tortured", "Amnesty International"),
    ("Ghana says that Togo has told them that militants crossed the border.", "crossed", "Togo > Ghana"),
    ("A source cited by state media says that troops shelled the camp.", "shelled", "A source > state media"),
    ("Officials in Accra said the ship was seized, Reuters reported.", "seized", "Officials in Accra > Reuters"),
    ("State media reports that the rebels claim to hold the bridge and have captured forty soldiers.", "captured",
     "the rebels > State media"),
    ("The office of the president said the army denied it had shelled the town.", "shelled",
     "the army > The office of the president"),
]  # fmt: skip
QUOTED = [
    ("The envoy was quoted by Reuters as saying that rebels had seized the dam.", "seized", "The envoy > Reuters"),
    ("Reuters quoted the envoy as saying that rebels had seized the dam.", "seized", "the envoy > Reuters"),
    ("In an interview with the BBC, the envoy said rebels had seized the dam.", "seized", "the envoy > the BBC"),
    ("Speaking to Al Jazeera, the envoy said rebels had seized the dam.", "seized", "the envoy > Al Jazeera"),
    ("Reuters reported that rebels seized the dam, quoting two diplomats.", "seized", "diplomats > Reuters"),
]
NOUNS = [
    ("Residents stayed inside amid reports that gunmen had entered the city.", "entered", "reports"),
    ("The minister rejected claims by rebels that troops burned the village.", "burned", "The minister"),
    ("The Iranian government's statement that a drone hit the base came late.", "hit", "The Iranian government"),
    ("Talks stalled over Turkish demands for the extradition of two exiles.", "extradition", "Turkish"),
    ("Estimates by the police indicate that thousands marched.", "marched", "the police"),
    ("Rumours circulated that the general had been arrested.", "arrested", "Rumours"),
    ("Officials flew to Suva due to concerns that the island would host foreign troops.", "host", "Officials"),
]
SPEAKERS = [
    ("Sadia Noor, who said police beat her, has left the city.", "beat", "Sadia Noor"),
    ("A court, which claims that the banker stole millions, sentenced him.", "stole", "A court"),
    ("The mayor of Turin, Carla Rossi, said vandals burned the library.", "burned", "Carla Rossi"),
    ("Kenya and Uganda announced that they would deploy troops.", "deploy", "Kenya, Uganda"),
    ("Leila Aziz and Omar Said said police had beaten them.", "beaten", "Leila Aziz, Omar Said"),
    ("She said that soldiers burned the farm.", "burned", "She"),
    ("The office rejected the offer, saying that troops had crossed the river.", "crossed", "The office"),
    ("The general visited the front and said that the rebels were retreating.", "retreating", "The general"),
    ("With officials saying that rebels seized the dam, people fled.", "seized", "officials"),
    ("Politicians were reported by local media to have visited the prison.", "visited", "local media"),
    ("A Coast Guard spokesperson identified the attackers as former smugglers.", "smugglers",
     "A Coast Guard spokesperson"),
    ("The minister says his government will withdraw and says that talks will resume.", "resume", "The minister"),
]  # fmt: skip
TURNS = [
    ("The premier said houses burned, while Minister Jan Nowak said arsonists fled.", "fled", "Minister Jan Nowak"),
    ("The agency reported the quake wrecked a bridge; the survey reported ten people died.", "died", "the survey"),
    ("The president says farms are safe, and his critics blame him for the fires.", "fires", "his critics"),
    ("The mayor said protesters threw stones, an officer told the court.", "threw", "The mayor > an officer"),
]
SILENT = [
    ("Residents told the press nothing; rebels shelled the port.", "shelled"),
    ("Rebels shelled the port.", "shelled"),
    ("The army did not say whether rebels shelled the port.", "shelled"),
    ("No group claimed responsibility for the bombing.", "bombing"),
    ("It is reported that rebels shelled the port.", "shelled"),
    ("The banker is accused of stealing millions.", "stealing"),
    ("The ambassador, who was arrested on Monday, said talks would resume.", "arrested"),
    ("Ukraine accused Russia of shelling a hospital.", "accused"),
    ("Protesters demanded the resignation of the governor.", "demanded"),
    ("The minister announced a curfew, following weeks of riots.", "riots"),
    ("The mayor urged residents to stay inside and met with the rebels.", "met"),
    ("The pact, according to which troops withdraw, was signed by both sides.", "signed"),
    ("I think they shelled the port.", "shelled"),
]


def steps(doc: Doc, word: str, denied: bool | None = None) -> str:
    token = [t for t in doc if t.text == word][-1]
    out: dict[int, list[str]] = {}
    for source in analyse(doc).chain(token, denied=denied):
        out.setdefault(source.step, []).append(source.text)
    return " > ".join(", ".join(v) for _, v in sorted(out.items()))


def bare(text: str) -> str:
    return " > ".join(
        ", ".join(x.removeprefix("the ").removeprefix("The ") for x in s.split(", ")) for s in text.split(" > ")
    )


@pytest.mark.parametrize(
    ("text", "word", "want"),
    [*SAYING, *DEMANDS, *ACCUSING, *ACCORDING, *RELAYED, *QUOTED, *NOUNS, *SPEAKERS, *TURNS],
    ids=lambda x: x[:40] if isinstance(x, str) else None,
)  # fmt: skip
def test_chain(doc: Reads, text: str, word: str, want: str) -> None:
    assert bare(steps(doc(text), word)) == bare(want)


@pytest.mark.parametrize(("text", "word"), SILENT, ids=lambda x: x[:40])
def test_the_outlets_own_voice(doc: Reads, text: str, word: str) -> None:
    assert steps(doc(text), word) == ""
