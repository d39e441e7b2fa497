"""Languages without a file of their own: dateparser's words, found plainly; and no hit on ordinary words."""

import datetime as dt

import pytest

from timeline.dates import find_dates
from timeline.dates.grammar import grammar
from timeline.language.locale_data import locale_data
from timeline.language.pack import load

READ_ON = dt.date(2016, 2, 25)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("de", "Am 3. Mai 2011 und gestern", {"3. Mai 2011": "2011-05-03", "gestern": "2016-02-24"}),
        (
            "de",
            "vor 3 Tagen, im März, im Jahr 2014",
            {"vor 3 Tagen": "2016-02-22", "März": "2016-03", "Jahr 2014": "2014"},
        ),
        (
            "fr",
            "le 14 juillet 1789, la semaine dernière",
            {"le 14 juillet 1789": "1789-07-14", "la semaine dernière": "2016-W07"},
        ),
        ("es", "el 3 de mayo de 2011, en 2014", {"el 3 de mayo de 2011": "2011-05-03", "2014": "2014"}),
        ("pt", "segunda-feira, 3 de maio", {"segunda-feira, 3 de maio": "2015-05-03"}),
        ("it", "25/02/2016, maggio 2011", {"25/02/2016": "2016-02-25", "maggio 2011": "2011-05"}),
        ("ru", "3 мая 2011 года, вчера", {"3 мая 2011": "2011-05-03", "вчера": "2016-02-24"}),
        ("zh", "2011年5月3日，昨天", {"2011年5月3日": "2011-05-03", "昨天": "2016-02-24"}),
        ("ko", "2011년 5월 3일에, 어제", {"2011년 5월 3일": "2011-05-03", "어제": "2016-02-24"}),
        ("ja", "会談は2011年5月3日に行われた。2011年5月", {"2011年5月3日": "2011-05-03", "2011年5月": "2011-05"}),
        ("ar", "3 مايو 2011", {"3 مايو 2011": "2011-05-03"}),
        ("de-AT", "3. Mai 2011", {"3. Mai 2011": "2011-05-03"}),
    ],
)
def test_dates_are_found(code: str, text: str, expected: dict[str, str]) -> None:
    """At the granularity that the words say."""
    found = find_dates(text, READ_ON, language=code)
    assert {t.text: t.value for t in found} == expected
    assert all(text[t.start : t.end] == t.text for t in found)


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("fr", "a déclaré jeudi le maire", "2016-02-25"),
        ("fr", "a déclaré vendredi le maire", "2016-02-19"),
        ("fr", "se réunira le 3 avril", "2016-04-03"),
        ("fr", "le 25 février", "2016-02-25"),
        ("fr", "le 29 février", "2016-02-29"),
        ("fr", "depuis le 19 décembre", "2015-12-19"),
        ("fr", "en avril", "2015-04"),
        ("pt", "em março", "2016-03"),
    ],
)
def test_what_has_no_year_or_week_is_the_nearest(code: str, text: str, value: str) -> None:
    """A paper that comes out on Thursday calls the day Thursday, and the meeting of next week by its day alone."""
    assert [timex.value for timex in find_dates(text, READ_ON, language=code)] == [value]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "So kam es, und der Mann lief mit 3 Freunden in die Stadt; sie hatten 2014 Taler."),
        ("fr", "Il a fait la mise au point du mars bar, et la somme de 2014 francs."),
        ("es", "El mar es azul y la sala tiene 2014 sillas; lun, sab."),
        ("pt", "Pela segunda vez, a quarta parte e a sexta sala."),
        ("it", "Non lo farei mai, ma il mare è bello."),
        ("nl", "Hij zag de zon en de maan, en ma was blij."),
    ],
)
def test_ordinary_words_are_left_alone(code: str, text: str) -> None:
    """Short forms of months and weekdays are words of their own."""
    assert find_dates(text, READ_ON, language=code) == ()


def test_without_a_day_of_writing_only_full_dates_have_a_place() -> None:
    """Nothing is read against the clock of the machine."""
    found = find_dates("igår kom han, på måndag gick han, 3 maj 2011", language="sv")
    assert [timex.value for timex in found] == ["XXXX-XX-XX", "XXXX-WXX-1", "2011-05-03"]
    assert [timex.interval is None for timex in found] == [True, True, False]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("et", "Ta tuli 3. märtsil ja läks novembris.", {"3. märtsil": "2016-03-03", "novembris": "2015-11"}),
        ("uk", "Війна почалася у лютому 1861 року, лютому.", {"лютому 1861": "1861-02"}),
        ("uk", "У 1854 році він приїхав, через 3 дні поїхав.", {"1854 році": "1854", "3 дні": "P3D"}),
        ("fi", "Hän tuli eilen illalla ja odotti 5 vuotta.", {"eilen illalla": "2016-02-24TEV", "5 vuotta": "P5Y"}),
        (
            "el",
            "Ήρθε στις 3 Μαΐου 1912 και έφυγε τον Σεπτέμβριο.",
            {"3 Μαΐου 1912": "1912-05-03", "Σεπτέμβριο": "2015-09"},
        ),
        ("sv", "Klockan 14:17 kom han.", {"14:17": "2016-02-25T14:17"}),
        ("sv", "Kriget 1914-1918", {"1914": "1914", "1918": "1918"}),
        ("uk", "Він був серед людей, червоні квіти, середній клас.", {}),
        ("et", "Eelmisel nädalal ja järgmise aasta lõpus.", {"Eelmisel nädalal": "2016-W07", "järgmise aasta": "2017"}),
        (
            "et",
            "Ta tuli eile hommikul ja läks 25. novembriks.",
            {"eile hommikul": "2016-02-24TMO", "25. novembriks": "2015-11-25"},
        ),
        (
            "uk",
            "У середу, минулого тижня, 5 років тому.",
            {"середу, минулого тижня": "2016-02-17", "5 років тому": "2011"},
        ),
        ("el", "Τον Μάιο του 1918 και το 480 π.Χ. ήρθε.", {"Μάιο του 1918": "1918-05", "480 π.Χ.": "BC0480"}),
        ("el", "Ήρθε την τρίτη φορά, στις 3 και 5 Μαΐου.", {"3": "2015-05-03", "5 Μαΐου": "2015-05-05"}),
        ("fi", "Ottelu alkaa kello 21.30, kohta 3.12. on auki.", {"21.30": "2016-02-25T21:30"}),
        ("fi", "Hän odotti 2,5 vuotta, viime tammikuussa.", {"2,5 vuotta": "P2Y6M", "viime tammikuussa": "2016-01"}),
        (
            "et",
            "Teisipäeval kell 15.44 tuli versioon 2.10, eile.",
            {"Teisipäeval kell 15.44": "2016-02-23T15:44", "eile": "2016-02-24"},
        ),
        (
            "sv",
            "På tisdag kl. 9.15, och onsdag och 10:30.",
            {"tisdag kl. 9.15": "2016-02-23T09:15", "onsdag": "2016-02-24", "10:30": "2016-02-24T10:30"},
        ),
        ("pl", "W zeszłym roku i w przyszłym tygodniu.", {"zeszłym roku": "2015", "przyszłym tygodniu": "2016-W09"}),
        ("hu", "2015. május 3-án volt, előző héten.", {"2015. május 3": "2015-05-03", "előző héten": "2016-W07"}),
        ("he", "בשבוע שעבר, לפני 5 ימים.", {"בשבוע שעבר": "2016-W07", "לפני 5 ימים": "2016-02-20"}),
        ("ar", "الأسبوع الماضي، قبل 5 أيام.", {"الأسبوع الماضي": "2016-W07", "قبل 5 أيام": "2016-02-20"}),
        (
            "ja",
            "2月3日の会談は来週、3年前は10日間、25日まで。",
            {"2月3日": "2016-02-03", "来週": "2016-W09", "3年前": "2013", "10日間": "P10D", "25日": "2016-02-25"},
        ),
        ("ja", "水曜日に日本の3月が。", {"水曜日": "2016-02-24", "3月": "2016-03"}),
        ("th", "เมื่อวันที่ 25 กุมภาพันธ์ 2016 เขารอ 5 วัน", {"25 กุมภาพันธ์ 2016": "2016-02-25", "5 วัน": "P5D"}),
    ],
)
def test_rules_read_the_words_of_locale_data(code: str, text: str, expected: dict[str, str]) -> None:
    """Forms that the data do not list are those of words that they begin like; lengths and times have their types."""
    found = find_dates(text, READ_ON, language=code)
    assert {t.text: t.value for t in found} == expected


def test_what_a_text_says_does_not_depend_on_those_read_before() -> None:
    """A form that stands right behind a digit is one even where no text before held it as a word of its own."""
    texts = ("Kohtumine oli 5novembril 2019 linnas.", "Ta tuli 5. novembril 2019.")
    told = []
    for order in (texts, texts[::-1]):
        grammar.cache_clear()
        told.append({text: [timex.value for timex in find_dates(text, READ_ON, language="et")] for text in order})
    assert told[0] == told[1] == {text: ["2019-11-05"] for text in texts}


def test_a_story_is_told_on_in_any_language() -> None:
    """What stands around decides here, too: a history in Swedish keeps its year."""
    text = (
        "Upproret började 1916. I april föll staden. En lag kom 1917, 1919 en till, 1920 en sista. I augusti dog han."
    )
    assert [t.value for t in find_dates(text, READ_ON, language="sv")][-1] == "1920-08"


def test_the_next_year_of_a_story_is_the_following_one() -> None:
    """Locale data do not tell the two apart, so what is told around decides."""
    text = (
        "Війна почалася 3 квітня 1861 року. У 1862 році армія йшла, у 1863 і 1864 роках стояла. Наступного року впала."
    )
    assert [t.value for t in find_dates(text, READ_ON, language="uk")] == ["1861-04-03", "1862", "1863", "1864", "1865"]
    assert [t.value for t in find_dates("Наступного року буде краще.", READ_ON, language="uk")] == ["2017"]


def test_a_language_that_only_dateparser_knows_can_be_loaded() -> None:
    """It has no words of its own, so that its texts are split without them."""
    assert load("sv").stop_words == frozenset()
    assert locale_data("pt")["name"] == "pt"
