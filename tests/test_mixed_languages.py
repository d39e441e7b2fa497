"""One story told in three languages: each happening is found once, and quoted in the language of its source."""

import datetime as dt

import pytest

from timeline.brief import build_brief
from timeline.interval import Interval
from timeline.model import Article, Brief, Dating
from timeline.writers import render

STORY = {
    "en": """A dam above the town of Lowfield burst on Monday after three days of rain, killing 12 people.

Mayor Anna Lehmann said 4,000 residents had been brought to safety by Tuesday morning. The dam was built in 1962 by the
company Hydrex.

On 28 April the provincial government had ordered an inspection of the Hydrex dam.""",
    "de": """Oberhalb der Stadt Lowfield ist am Montag nach drei Tagen Regen ein Damm gebrochen, 12 Menschen starben.

Bürgermeisterin Anna Lehmann sagte, bis Dienstagmorgen seien 4000 Bewohner in Sicherheit gebracht worden. Der Damm wurde
1962 von der Firma Hydrex gebaut.

Die Regierung der Provinz hatte am 28. April eine Prüfung des Hydrex-Damms angeordnet.""",
    "fr": """Un barrage au-dessus de la ville de Lowfield s'est rompu lundi après trois jours de pluie : 12 morts.

La maire, Anna Lehmann, a déclaré que 4 000 habitants avaient été mis à l'abri mardi matin. Le barrage a été construit
en 1962 par la société Hydrex.

Le 28 avril, le gouvernement de la province avait ordonné une inspection du barrage de Hydrex.""",
}
ELSEWHERE = "In Bern hat der Bundesrat am Montag die Steuern gesenkt. Die Renten steigen."


def brief(*texts: tuple[str, str]) -> Brief:
    """Build the brief of texts in their languages."""
    published = Dating(Interval.from_dates(dt.date(2016, 5, 3)), "field")
    articles = [
        Article(str(number), text, f"{number}.txt", language=language, published=published)
        for number, (language, text) in enumerate(texts)
    ]
    return build_brief(articles)


def test_a_happening_is_one_event_in_all_languages() -> None:
    """By the date and by shared names and numbers."""
    found = brief(*STORY.items())
    days = [str(event.interval) for event in found.events]
    assert days == ["1962", "2016-04-28", "2016-05-02", "2016-05-03"]
    assert [event.sources for event in found.events] == [3, 3, 3, 3]


def test_what_shares_no_name_stays_apart() -> None:
    """Another story of the same day, in another language, is an event of its own."""
    found = brief(("en", STORY["en"]), ("de", ELSEWHERE))
    monday = [event for event in found.events if str(event.interval) == "2016-05-02"]
    assert sorted(event.sources for event in monday) == [1, 1]


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_one_language_alone_is_as_ever(language: str) -> None:
    """Nothing is taken for a name that only one language has."""
    assert {event.sources for event in brief((language, STORY[language])).events} == {1}


def test_a_brief_says_which_languages_are_read_plainly() -> None:
    """Finnish has no file, so its dates are found by the words of locale data."""
    codes = [(note.code, note.values) for note in brief(("fi", "Pato murtui 2. toukokuuta 2016.")).notes]
    assert ("plain", {"languages": ("fi",)}) in codes
    assert "plain" not in [note.code for note in brief(("de", STORY["de"])).notes]


def test_a_quotation_runs_in_the_direction_of_its_language() -> None:
    """Also one that begins with a name in other letters, which a browser alone would take for left to right."""
    text = "Facebook הודיעה ב-10 במאי 2016 על סגירת המשרד."
    page = str(render(brief(("en", STORY["en"]), ("he", text)), "html", language="en"))
    assert '<p lang="he" dir="rtl">Facebook' in page
