"""What an event is called by: its headline, and the names of whoever acts in it and of the places where it happens."""

import pytest

from timeline import Article, Dating, Event, Interval, build_timeline
from timeline.language.files import known
from timeline.language.pack import load
from timeline.readers import article_id


def article(text: str, day: int, title: str = "", language: str = "en") -> Article:
    """An article of May 2016."""
    published = Dating(Interval.of(2016, 5, day), "field")
    name = article_id(title, text, published)
    return Article(name, text, name, title=title, published=published, body=((0, len(text)),), language=language)


def event(*articles: Article, day: int = 3) -> Event:
    """The event of a day of May 2016."""
    return next(one for one in build_timeline(articles) if one.interval == Interval.of(2016, 5, day))


def names(one: Event) -> tuple[list[str], list[str]]:
    """Who and where."""
    return [name.name for name in one.participants], [name.name for name in one.places]


STORY = "The old dam above Orsk broke on Tuesday after a week of rain. Nine villages were flooded."


@pytest.mark.parametrize(
    ("title", "day", "headline"),
    [
        ("Dam above Orsk breaks", 3, "Dam above Orsk breaks"),
        ("Dam above Orsk breaks after rain", 4, "Dam above Orsk breaks after rain"),
        ("Dam above Orsk breaks | The Ural Post", 3, "Dam above Orsk breaks"),
        ("Orsk: dam breaks after rain", 3, "Orsk: dam breaks after rain"),
        ("Dam above Orsk breaks: as it happened", 3, None),
        ("Letters: the dam above Orsk", 3, None),
        ("Video – rain at the dam above Orsk", 3, None),
        ("Why the dam above Orsk broke", 3, None),
        ("Is the dam above Orsk safe", 3, None),
        ("Rain and the dam above Orsk: who is next?", 3, None),
        ("Minister flies to Orsk to console mourners", 3, None),
        ("Dam above Orsk breaks", 5, None),
        ("", 3, None),
    ],
)
def test_a_headline_says_what_the_sentence_does(title: str, day: int, headline: str | None) -> None:
    """It is of a cited article of the day or the next one, and asks nothing; else a clause of the sentence stands."""
    found = event(article(STORY, day, title)).headline
    assert found.text == (headline or "The old dam above Orsk broke")
    assert found.text in (found.article.title if headline else STORY)
    assert (found.span is None) == bool(headline)


def test_the_headline_of_another_article_says_more_of_the_sentence() -> None:
    """Its own article may tell of something else; one of the next day that does not name the day never counts."""
    mourning = article(STORY, 3, "Mourning along the Ural")
    other = article("Rain broke the old dam above Orsk on 3 May. Trains stood still.", 3, "Old dam above Orsk breaks")
    assert event(mourning, other).headline.text == "Old dam above Orsk breaks"
    late = article("The old dam above Orsk is broken after a week of rain.", 4, "Old dam above Orsk broke after rain")
    assert event(mourning, late).headline.article.title == mourning.title


def test_no_two_events_have_the_same_headline() -> None:
    """The better event keeps it."""
    text = "The dam above Orsk broke in the rain on Tuesday. The bridge of Orsk broke in the rain on Wednesday, too."
    found = build_timeline([article(text, 4, "Orsk: dam and bridge broke in the rain")])
    assert [one.headline is not None for one in found].count(True) == 1


@pytest.mark.parametrize(
    ("language", "sentence", "clause"),
    [
        ("en", "The old dam above Orsk broke on Tuesday after a week of rain.", "The old dam above Orsk broke"),
        ("en", "The old dam above Orsk broke on Tuesday, but nobody was hurt.", "The old dam above Orsk broke"),
        ("en", "On Tuesday, the old dam above Orsk broke.", "the old dam above Orsk broke"),
        ("en", "On Tuesday the old dam above Orsk broke.", None),
        ("en", "The dam of Orsk is closed since Tuesday after rain.", "The dam of Orsk is closed since Tuesday"),
        ("en", "The old dam above Orsk broke after rain on Tuesday.", None),
        ("en", "The dam, an old one, broke on Tuesday after rain.", None),
        ("en", "The “old dam” above Orsk broke on Tuesday after rain.", None),
        ("en", "It broke on Tuesday after a week of rain.", None),
        ("en", "The dam broke on Tuesday after a week of rain.", None),
        ("en", "The mayor of Orsk opened the old dam on 3 May and the new one on 9 May 2016 after the rain.", None),
        ("de", "Der alte Damm bei Orsk brach am Dienstag, nachdem es geregnet hatte.", "Der alte Damm bei Orsk brach"),
        ("de", "Der alte Damm bei Orsk ist am Dienstag trotz aller Warnungen gebrochen.", None),
        ("fr", "Le vieux barrage d'Orsk a cédé mardi après une semaine de pluie.", "Le vieux barrage d'Orsk a cédé"),
        ("es", "La vieja presa de Orsk se rompió el martes tras la lluvia.", "La vieja presa de Orsk se rompió"),
        ("it", "La vecchia diga di Orsk ha ceduto martedì dopo la pioggia.", "La vecchia diga di Orsk ha ceduto"),
        ("pt", "A velha barragem de Orsk rompeu na terça-feira após a chuva.", "A velha barragem de Orsk rompeu"),
        ("nl", "De oude dam bij Orsk brak dinsdag, nadat het lang had geregend.", "De oude dam bij Orsk brak"),
        ("zh", "2016年5月3日，奥尔斯克大坝决堤。", "奥尔斯克大坝决堤"),
        ("zh", "2016年5月3日，大坝决堤，九个村庄被淹。", None),
    ],
)  # fmt: skip
def test_a_clause_is_cut_where_it_is_safe(language: str, sentence: str, clause: str | None) -> None:
    """Its characters are in a row; the date is of it; a comma, a quotation or a pronoun in it is one too many."""
    found = event(article(sentence, 3, language=language)).headline
    assert (found.text if found else None) == clause
    if found:
        assert found.article.text[slice(*found.span)] == clause


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("de", "Der alte Damm bei Orsk ist am Dienstag nach tagelangem Regen gebrochen.", "Damm bei Orsk gebrochen"),
        ("fr", "Le vieux barrage d'Orsk a cédé mardi après une semaine de pluie.", "Le barrage d'Orsk a cédé"),
        ("es", "La vieja presa de Orsk se rompió el martes tras una semana de lluvia.", "Se rompió la presa de Orsk"),
        ("zh", "2016年5月3日，奥尔斯克大坝因连日暴雨决堤，九个村庄被淹。", "奥尔斯克大坝决堤"),
    ],
)
def test_headlines_in_other_languages(language: str, text: str, title: str) -> None:
    """They are compared by stems; those that ask in the words of that language are none."""
    assert event(article(text, 3, title, language)).headline.text == title
    asks = load(language).section("labels")["questions"][0]
    found = event(article(text, 3, f"{asks} {title}", language)).headline
    assert found is None or found.span is not None


def test_names_with_their_short_forms() -> None:
    """The longest form that the articles use, named by the mentions of all its forms; descriptions are no names."""
    one = article("Dr Ana Kovač opened the clinic in Zagreb on 3 May. Kovač thanked the doctor and the nurses.", 3)
    other = article("On 3 May Kovač opened the clinic in Zagreb. The city had waited for it.", 4)
    found = event(one, other)
    assert names(found) == (["Dr Ana Kovač"], ["Zagreb"])
    assert found.participants[0].mentions == tuple(mention.id for mention in (*found.mentions, *found.evidence))


@pytest.mark.parametrize(
    ("sentence", "participants", "places"),
    [
        ("The Liberian president Charles Osei met Premier Mary de Roo in Accra.", "Charles Osei, Mary de Roo", "Accra"),
        ("BP Plc said Shell's CEO Tom Gray left the U.N. Council.", "BP Plc, Shell, Tom Gray, U.N. Council", ""),
        ("Police in Gdansk stopped the UN-backed march.", "", "Gdansk"),
        ("Detectives arrested Omar bin Said near Lake Como on Tuesday.", "Omar bin Said", "Lake Como"),
        ("The University of Leeds honoured Secretary of State Ruth Hall.", "University of Leeds, Ruth Hall", ""),
        ("Crowds sang.", "", ""),
    ],
)  # fmt: skip
def test_what_is_a_name(sentence: str, participants: str, places: str) -> None:
    """Offices, nations, dates and words that only begin a sentence are none; what follows “in” is."""
    told = f"On 3 May 2016 this happened: {sentence}" if "Tuesday" not in sentence else sentence
    who, where = names(event(article(told, 3)))
    assert (", ".join(who), ", ".join(where)) == (participants, places)


@pytest.mark.parametrize(
    ("language", "text", "participants", "places"),
    [
        (
            "de",
            "Bundeskanzlerin Anna Berg traf am 3. Mai 2016 in Kairo den Vorstand der Lind AG. Berg ging.",
            ["Anna Berg", "Lind AG"],
            ["Kairo"],
        ),
        (
            "fr",
            "Le 3 mai 2016, le président Luc de Morel a rencontré Ana Silva à Londres.",
            ["Luc de Morel", "Ana Silva"],
            ["Londres"],
        ),
        (
            "es",
            "El presidente Luis del Valle se reunió el 3 de mayo de 2016 con Ana Silva en Londres.",
            ["Luis del Valle", "Ana Silva"],
            ["Londres"],
        ),
        (
            "it",
            "Il 3 maggio 2016 il ministro Carlo De Luca ha incontrato Ana Silva a Parigi.",
            ["Carlo De Luca", "Ana Silva"],
            ["Parigi"],
        ),
        ("pt", "O presidente Luís da Costa esteve em Londres em 3 de maio de 2016.", ["Luís da Costa"], ["Londres"]),
        ("nl", "Premier Jan van der Berg was op 3 mei 2016 in Londen.", ["Jan van der Berg"], ["Londen"]),
        ("zh", "2016年5月3日，市长王小明在东京发表讲话。王小明说，桥已修好。", ["王小明"], ["东京"]),
    ],
)
def test_names_in_other_languages(language: str, text: str, participants: list[str], places: list[str]) -> None:
    """By the words of the packs: titles, small words within names, prepositions; by the gazetteer of CLDR."""
    assert names(event(article(text, 3, language=language))) == (participants, places)


def test_names_go_on_over_a_line_break() -> None:
    """Files and mails are broken at some width."""
    text = "Mayor Ana\nKovač of New\nYork opened the bridge on Tuesday for the Lena\nFund."
    assert names(event(article(text, 3))) == (["Ana Kovač", "Lena Fund"], ["New York"])


def test_german_nouns_are_no_names() -> None:
    """Capitals say nothing there."""
    text = "Am 3. Mai 2016 brach der alte Damm nach tagelangem Regen, und Helfer bargen Familien aus ihren Häusern."
    assert names(event(article(text, 3, language="de"))) == ([], [])


@pytest.mark.parametrize("code", known())
def test_every_pack_has_the_words_of_labels(code: str) -> None:
    """All of them in lower case."""
    table = load(code).section("labels")
    assert table["questions"]
    assert table["titles"]
    for name, words in table.items():
        assert name == "capital_nouns" or all(word == word.lower() for word in words), name
