"""What a clause says of its date, and which sentences stand alone, in every language that has words for it."""

from typing import Any

import pytest

from timeline.analysis.analyse import analyse
from timeline.analysis.clauses import statuses
from timeline.analysis.quotable import bare, stands_alone
from timeline.analysis.stored import decode, encode
from timeline.dates import find_dates
from timeline.events import build_timeline
from timeline.interval import Interval
from timeline.model import Article, Dating

WRITTEN = Interval.of(2011, 5, 10)
LETTERS = {"h": "happened", "p": "planned", "b": "background", "r": "reported"}

READ = [
    ("en", "The mayor, who was elected in 2004, said on 3 May 2011 that the bridge would open on 5 May 2011.", "brp"),
    ("en", "On 3 May 2011 the bridge was closed.", "h"),
    ("en", "On 3 May 2011, after a long debate, parliament closed the bridge.", "h"),
    ("en", "The bridge, which opened in 1970, was closed on 3 May 2011.", "bh"),
    ("en", "The man who was arrested on 2 May 2011 was released on 3 May 2011.", "bh"),
    ("en", "Researchers who follow the rivers closely came upon the crack on 3 May 2011.", "h"),
    ("en", "When the pillar broke on 3 May 2011, traffic was stopped.", "h"),
    ("en", "He left the country after his house was searched on 2 May 2011.", "b"),
    ("en", "The bridge has been closed since 2 May 2011.", "b"),
    ("en", "The ferry had been sold on 2 April 2011.", "b"),
    ("en", "Police said the ferry had been sold on 2 April 2011.", "h"),
    ("en", "Police said the ferry sank on 2 April 2011.", "h"),
    ("en", "The trial was due to open on 4 May 2011.", "p"),
    ("en", "The governor announced on Monday that she will resign in October.", "rp"),
    ("en", "Families remembered the victims of the fire of 2 May 1999.", "b"),
    ("en", "Lawyers spoke of the 2004 bombing.", "b"),
    ("en", "Monday's blast killed two miners.", "h"),
    ("en", "Judges questioned a man arrested on 2 May 2011.", "b"),
    ("en", "Two ministers (both elected in 2004) resigned on 3 May 2011.", "bh"),
    ("de", "Der Mann, der 2004 verhaftet wurde, sagte am 3. Mai 2011, dass die Brücke am 5. Mai öffnen werde.", "brp"),
    ("de", "Am 3. Mai 2011 wurde die Brücke gesperrt.", "h"),
    ("de", "Die Brücke ist seit 2004 gesperrt.", "b"),
    ("de", "Nachdem er am 2. Mai 2011 verhaftet worden war, trat der Minister am 3. Mai 2011 zurück.", "bh"),
    ("de", "Die Regierung kündigte am Montag an, im Oktober werde gewählt.", "rp"),
    ("de", "Der Prozess sollte am 4. Mai 2011 beginnen.", "p"),
    ("de", "Der Turm hatte am 3. April 2011 Risse gezeigt.", "b"),
    ("de", "Die Opfer des Brandes vom 11. September 2001 wurden geehrt.", "b"),
    ("fr", "Le maire, qui a été élu en 2004, a déclaré le 3 mai 2011 que le pont ouvrira le 5 mai 2011.", "brp"),
    ("fr", "Le 3 mai 2011, le pont a été fermé.", "h"),
    ("fr", "Le pont est fermé depuis 2004.", "b"),
    ("fr", "Le pont construit en 1970 a été fermé le 3 mai 2011.", "bh"),
    ("fr", "Après avoir été arrêté le 2 mai 2011, le ministre a démissionné le 3 mai 2011.", "bh"),
    ("fr", "Le procès devait s'ouvrir le 4 mai 2011.", "p"),
    ("fr", "Le ministre avait été arrêté le 2 mai 2011.", "b"),
    ("es", "El alcalde, que fue elegido en 2004, dijo el 3 de mayo de 2011 que el puente abrirá el 5 de mayo.", "brp"),
    ("es", "El 3 de mayo de 2011 se cerró el puente.", "h"),
    ("es", "El puente está cerrado desde 2004.", "b"),
    ("es", "El puente construido en 1970 fue cerrado el 3 de mayo de 2011.", "bh"),
    ("es", "Tras ser detenido el 2 de mayo de 2011, el ministro dimitió el 3 de mayo de 2011.", "bh"),
    ("es", "El juicio debía empezar el 4 de mayo de 2011.", "p"),
    ("es", "El ministro había sido detenido el 2 de mayo de 2011.", "b"),
    ("it", "Il capo, che è stato eletto nel 2004, ha detto il 3 maggio 2011 che il ponte aprirà il 5 maggio.", "brp"),
    ("it", "Il 3 maggio 2011 il ponte è stato chiuso.", "h"),
    ("it", "Il ponte è chiuso dal 2004.", "b"),
    ("it", "Il ponte costruito nel 1970 è stato chiuso il 3 maggio 2011.", "bh"),
    ("it", "Dopo essere stato arrestato il 2 maggio 2011, il ministro si è dimesso il 3 maggio 2011.", "bh"),
    ("it", "Il processo doveva iniziare il 4 maggio 2011.", "p"),
    ("it", "Il ministro aveva lasciato Roma il 2 maggio 2011.", "b"),
    ("pt", "O prefeito, que foi eleito em 2004, disse em 3 de maio de 2011 que a ponte abrirá em 5 de maio.", "brp"),
    ("pt", "Em 3 de maio de 2011 a ponte foi fechada.", "h"),
    ("pt", "A ponte está fechada desde 2004.", "b"),
    ("pt", "A ponte construída em 1970 foi fechada em 3 de maio de 2011.", "bh"),
    ("pt", "Após ser detido em 2 de maio de 2011, o ministro demitiu-se em 3 de maio de 2011.", "bh"),
    ("pt", "O julgamento deveria começar em 4 de maio de 2011.", "p"),
    ("pt", "O ministro tinha sido detido em 2 de maio de 2011.", "b"),
    ("nl", "De burgemeester, die in 2004 werd gekozen, zei op 3 mei 2011 dat de brug op 5 mei open zal gaan.", "brp"),
    ("nl", "Op 3 mei 2011 werd de brug gesloten.", "h"),
    ("nl", "De brug is sinds 2004 dicht.", "b"),
    ("nl", "Nadat hij op 2 mei 2011 was aangehouden, trad de minister op 3 mei 2011 af.", "bh"),
    ("nl", "Het proces zou op 4 mei 2011 beginnen.", "p"),
    ("nl", "De minister had op 2 mei 2011 de stad verlaten.", "b"),
    ("zh", "市长2011年5月3日表示，大桥将于2011年5月5日开放。", "rp"),
    ("zh", "2011年5月3日，大桥关闭。", "h"),
    ("zh", "自2004年以来大桥一直关闭。", "b"),
    ("zh", "部长此前于2011年5月2日被捕。", "b"),
    ("zh", "部长计划于2011年5月4日访问上海。", "p"),
    ("zh", "2011年5月3日，警方说有两人受伤。", "r"),
]  # fmt: skip
"""Sentences, and a letter for what is said of each of their dates."""


@pytest.mark.parametrize(("language", "text", "letters"), READ)
def test_clauses_say_what_their_dates_are(language: str, text: str, letters: str) -> None:
    """A date has the status of its own clause, whatever else the sentence says."""
    dates = [timex for timex in find_dates(text, WRITTEN, language=language) if timex.interval]
    assert statuses(text, dates, language=language) == tuple(LETTERS[letter] for letter in letters)


def test_days_after_publication_are_planned() -> None:
    """Whatever the verb: what lies ahead has not happened; also where a language has no words for clauses."""
    for language, text in (("en", "The bridge opens on 20 May 2011."), ("fi", "Silta avataan 20.5.2011.")):
        dates = find_dates(text, WRITTEN, language=language)
        assert statuses(text, dates, WRITTEN, language=language) == ("planned",)


def test_without_words_all_has_happened() -> None:
    """A language without tables for clauses says nothing of its dates."""
    text = "Silta suljettiin 3.5.2011."
    assert statuses(text, find_dates(text, WRITTEN, language="fi"), WRITTEN, language="fi") == ("happened",)


ALONE = [
    ("en", "The mayor resigned on Friday.", True),
    ("en", "But the mayor resigned on Friday.", False),
    ("en", "He resigned on Friday.", False),
    ("en", "On Friday, he resigned.", False),
    ("en", "The two met in Leeds on Friday.", False),
    ("en", "The 66-year-old was freed on Friday.", False),
    ("en", "“The dam is lost,” the mayor told a crowd.", True),
    ("en", "“The dam is lost.”", False),
    ("en", "“The dam is lost, the mayor told a crowd.", False),
    ("en", "We told the mayor that the dam was lost.", False),
    ("en", "“We know that,” the mayor told a crowd.", True),
    ("en", "Last updated 12:24 on Friday by our staff.", False),
    ("en", "Click here for pictures of the dam at Orsk.", False),
    ("en", "Photo: the dam at Orsk on Friday morning.", False),
    ("en", "Photographers were kept away from the dam.", True),
    ("en", "Mayor defends slow response President Ana Kovac: “The dam was old and we knew it.”", False),
    ("en", "In a letter to the council of Orsk, she said that the dam was lost.", False),
    ("en", "As he left the court on Friday, Ivan Orlov was arrested.", True),
    ("en", "Council closes bridge in Orsk A ferry now crosses the river.", False),
    ("en", "The dam above Orsk on Friday", False),
    ("en", "DAM ABOVE ORSK BREAKS ON FRIDAY.", False),
    ("de", "Der Bürgermeister trat am Freitag zurück.", True),
    ("de", "Das teilte die Polizei am Freitag mit.", False),
    ("de", "Er trat am Freitag zurück.", False),
    ("de", "Der 45-Jährige wurde am Freitag verhaftet.", False),
    ("de", "Doch der Bürgermeister trat am Freitag zurück.", False),
    ("de", "Das Parlament trat am Freitag zusammen.", True),
    ("fr", "Le maire a démissionné vendredi.", True),
    ("fr", "Il a démissionné vendredi.", False),
    ("fr", "Cependant, le maire a démissionné vendredi.", False),
    ("fr", "Cliquez ici pour voir le barrage d'Orsk.", False),
    ("es", "El alcalde dimitió el viernes.", True),
    ("es", "Lo dijo el alcalde el viernes.", False),
    ("es", "Sin embargo, el alcalde dimitió el viernes.", False),
    ("it", "Il sindaco si è dimesso venerdì.", True),
    ("it", "Lo ha detto il sindaco venerdì.", False),
    ("it", "Tuttavia il sindaco si è dimesso venerdì.", False),
    ("pt", "O prefeito renunciou na sexta-feira.", True),
    ("pt", "Ele renunciou na sexta-feira.", False),
    ("pt", "No entanto, o prefeito renunciou na sexta-feira.", False),
    ("nl", "De burgemeester trad vrijdag af.", True),
    ("nl", "Hij trad vrijdag af na een debat.", False),
    ("nl", "Maar de burgemeester trad vrijdag af.", False),
    ("zh", "市长星期五在上海宣布辞职。", True),
    ("zh", "他星期五在上海宣布辞职。", False),
    ("zh", "但市长星期五在上海宣布辞职。", False),
    ("zh", "资料图：市长星期五在上海出席会议。", False),
]
"""Sentences, and whether a reader of them alone understands them."""


@pytest.mark.parametrize(("language", "text", "alone"), ALONE)
def test_sentences_stand_alone_or_not(language: str, text: str, alone: bool) -> None:
    """No pronoun or connective opens them, no quotation is all or open, nobody speaks for himself, no caption."""
    dates = find_dates(text, WRITTEN, language=language)
    assert stands_alone(text, dates, language=language) is alone


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("10.15am Police have closed the bridge at Orsk.", "Police have closed the bridge at Orsk."),
        ("10.15am: Police have closed the bridge at Orsk.", "Police have closed the bridge at Orsk."),
        ("Friday, 6 May 2011; 1:00 PM Police have closed the bridge.", "Police have closed the bridge."),
        ("May 6 Police close the bridge at Orsk.", "Police close the bridge at Orsk."),
        ("Friday morning, Police Chief Ana Kovac resigned.", "Friday morning, Police Chief Ana Kovac resigned."),
        ('Police have closed the bridge at Orsk. "', "Police have closed the bridge at Orsk."),
    ],
)
def test_stamps_are_left_out(text: str, left: str) -> None:
    """What stamps a sentence is no part of it, nor is the mark that begins the next quotation."""
    start, end = bare(text, (0, len(text)), find_dates(text, WRITTEN))
    assert text[start:end] == left


def article(name: str, text: str, **fields: Any) -> Article:
    """An article of 10 May 2011."""
    return Article(name, text, f"{name}.txt", published=Dating(WRITTEN, "field"), **fields)


def test_lines_of_a_list_need_no_stop() -> None:
    """An article that sets no stops is a list, and each of its lines stands alone; a caption in a story does not."""
    listed = analyse(article("1", "3 May 2011 The council closed the bridge\n\n4 May 2011 The council met in Orsk"))
    assert [passage.alone for passage in listed.passages] == [True, True]
    story = analyse(article("2", "The bridge was closed. The council met.\n\nThe bridge in Orsk on Friday"))
    assert story.passages[-1].alone is False


def test_statuses_are_stored() -> None:
    """An analysis comes back whole from its stored form."""
    found = analyse(article("1", "The mayor, who was elected in 2004, resigned on 3 May 2011. He had left on 2 May."))
    assert decode(encode(found)) == found
    assert [passage.statuses for passage in found.passages] == [("background", "happened"), ("background",)]


def crowd(*texts: str) -> list[Article]:
    """Some articles, and others on other days, so that there are many sources."""
    others = [f"Village number {n} on the river got a new school on {n} March 2011." for n in range(1, 13)]
    return [article(str(number), text) for number, text in enumerate([*texts, *others])]


def test_background_dates_print_nothing() -> None:
    """A date of an aside is no entry where many sources tell other things, and the sentence is not printed for it."""
    text = "The mayor of Orsk, who was elected on 4 April 2004, resigned on 3 May 2011."
    told = {str(event.interval): event for event in build_timeline(crowd(text))}
    assert "2004-04-04" not in told
    assert told["2011-05-03"].status == "happened"
    assert "2004-04-04" in {str(event.interval) for event in build_timeline(crowd(text), careful=False)}


def test_a_sentence_that_stands_alone_is_preferred() -> None:
    """Of two sentences on a day the one is printed that a reader understands."""
    texts = ["He closed the bridge of Orsk on 3 May 2011.", "The council closed the bridge of Orsk on 3 May 2011."]
    for order in (texts, texts[::-1]):
        told = {str(event.interval): event for event in build_timeline(crowd(*order))}
        assert str(told["2011-05-03"].mentions[0].sentence) == texts[1]


def test_few_sources_tell_all_they_know() -> None:
    """Where nobody else can say it better, a sentence is printed that does not stand alone."""
    told = build_timeline([article("1", "The bridge was closed on 3 May 2011. It was built in 1970.")])
    assert [str(event.interval) for event in told] == ["1970", "2011-05-03"]


def test_plans_say_so() -> None:
    """An announced hearing is news, but has not happened."""
    told = build_timeline([article("1", "The mayor of Orsk will appear in court on 20 May 2011.")])
    assert [event.status for event in told] == ["planned"]


def test_an_article_may_hold_any_character() -> None:
    """The one that stands for dates within, too."""
    text = "The mayor\0, who was elected in 2004\0, said so\0."
    assert statuses(text, find_dates(text)) == ("background",)


def test_a_line_break_within_a_sentence_is_a_blank() -> None:
    """Files and mails are broken at some width."""
    assert stands_alone("The mayor of Leeds resigned on\nFriday after a vote of the\ncouncil.")
