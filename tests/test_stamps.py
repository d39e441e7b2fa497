"""Publication stamps as pages, feeds and bylines write them."""

import datetime as dt
import json
import tomllib
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline.errors import LanguageError
from timeline.language.files import known
from timeline.language.order import day_order
from timeline.language.pack import read_pack
from timeline.readers import feed, html, mail, records, text
from timeline.readers.stamp_words import check, stamp_words
from timeline.readers.stamps import find_stamp, from_bylines, from_file_name, from_url, parse_stamp


@pytest.mark.parametrize(
    ("text", "expected", "zone"),
    [
        ("By Ann Lee - 3 May '14 14:17PM", "2014-05-03T14:17", ""),
        ("2016-02-25", "2016-02-25", ""),
        ("2016-02-25T14:17:33+01:00", "2016-02-25T14:17", "+01:00"),
        ("2016-02-25T14:17:33.123Z", "2016-02-25T14:17", "Z"),
        ("2016-02-25 14:17:33 UTC", "2016-02-25T14:17", "UTC"),
        ("20160225T141700Z", "2016-02-25T14:17", ""),
        ("Thu, 25 Feb 2016 14:17:00 +0000", "2016-02-25T14:17", "+0000"),
        ("February 25th, 2016 at 2:17 p.m. EST", "2016-02-25T14:17", "EST"),
        ("Feb. 25, 2016", "2016-02-25", ""),
        ("12:05 AM is not read before the date: 25 February 2016 12:05 AM", "2016-02-25T00:05", ""),
        ("Published 2/25/2016", "2016-02-25", ""),
        ("25.02.2016 | 14:17 Uhr", "2016-02-25T14:17", ""),
        ("25/02/2016", "2016-02-25", ""),
        ("3 May '98", "1998-05-03", ""),
        ("Sept 3 2019 4pm", "2019-09-03T16:00", ""),
    ],
)
def test_stamps(text: str, expected: str, zone: str) -> None:
    stamp = find_stamp(text)
    assert stamp is not None
    assert (str(stamp.interval), stamp.zone) == (expected, zone)
    assert stamp.quote in text


@pytest.mark.parametrize(
    "text", ["", "30 February 2016", "He was 25 in 2016.", "1234567890123456", "v1.2.2016.3", "Chapter 12/2016"]
)
def test_what_is_no_stamp(text: str) -> None:
    assert find_stamp(text) is None


def test_a_day_that_could_be_a_month_is_unsure() -> None:
    stamp = find_stamp("03/04/2016")
    assert stamp is not None
    assert stamp.unsure
    assert str(stamp.interval) == "2016-03-04"
    other = find_stamp("03/04/2016", order="DMY")
    assert other is not None
    assert str(other.interval) == "2016-04-03"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Publié le 3 mai 2014", "fr", "2014-05-03"),
        ("Publié le 1er févr. 2014 à 9h15", "fr-CA", "2014-02-01T09:15"),
        ("3 мая 2014 года", "ru", "2014-05-03"),
        ("2014年5月3日 星期六", "zh", "2014-05-03"),
        ("May 3, 2014 at 2:17 pm", "de", "2014-05-03T14:17"),
        ("Veröffentlicht am 3. Mai 2014", "de", "2014-05-03"),
        ("3 de mayo de 2014", "es", "2014-05-03"),
    ],
)
def test_bylines_of_other_languages(text: str, language: str, expected: str) -> None:
    assert str(from_bylines([text], language=language)) == expected


def test_a_relative_date_is_no_evidence() -> None:
    assert parse_stamp("2 hours ago") is None
    assert from_bylines(["Updated 3 days ago"]) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2016/02/25/video", "2016-02-25"),
        ("https://example.org/world-20160225", "2016-02-25"),
        ("https://example.org/2016-02-25-video", "2016-02-25"),
        ("https://example.org/2016/02/video", "None"),
        ("https://example.org/20161399", "None"),
        ("https://example.org/article-12016022512", "None"),
    ],
)
def test_urls(url: str, expected: str) -> None:
    assert str(from_url(url)) == expected


def test_file_names() -> None:
    assert str(from_file_name("story_2016-02-25.txt")) == "2016-02-25"
    assert from_file_name("a20160225b.txt") is None
    assert from_file_name("2016-02-31.txt") is None


@given(st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2099, 12, 31)))  # noqa: DTZ001  # as papers print them
def test_iso_dates_are_read_back(moment: dt.datetime) -> None:
    stamp = parse_stamp(moment.isoformat(timespec="minutes"))
    assert stamp is not None
    assert str(stamp.interval) == moment.isoformat(timespec="minutes")


@given(st.text(max_size=100))
def test_any_text_is_answered(text: str) -> None:
    find_stamp(text)
    from_url(text)
    from_file_name(text)


PACKS = sorted(Path(timeline.__file__).parent.glob("language/packs/*.toml"))
EXAMPLES = [
    pytest.param(path.stem, words, value, id=f"{path.stem}: {words}")
    for path in PACKS
    for words, value in tomllib.loads(path.read_text(encoding="utf-8")).get("stamps", {}).get("is", {}).items()
]


@pytest.mark.parametrize(("pack", "words", "value"), EXAMPLES)
def test_examples_of_the_packs(pack: str, words: str, value: str) -> None:
    language = "fi" if pack == "base" else pack
    stamp = find_stamp(words, language=language, order=day_order(language))
    assert stamp is not None
    assert (str(stamp.interval), stamp.unsure) == (value, False)


@pytest.mark.parametrize("code", known())
def test_every_pack_tells_how_stamps_are_labelled(code: str) -> None:
    words = stamp_words(code)
    for key in ("published", "updated"):
        file = tomllib.loads((PACKS[0].parent / f"{code}.toml").read_text(encoding="utf-8"))
        told = file.get("stamps", {}).get(key)
        assert told, f"{code}.toml: stamps.{key}: is missing: pages in this language are dated by English words"
        assert all(getattr(words, key).search(begin) for begin in told)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('publishd = ["x"]', "stamps.publishd: there is no such key: known are also, at,"),
        ('at = "um"', "stamps.at: is a str: it should be a list"),
        ("numbered = '(?P<y>\\d{4})'", "stamps.numbered: has groups y, m and d"),
        ("at = [3]", "stamps.at: holds what is no text: write a list of texts"),
        ("numbered = '('", "stamps.numbered: is no regular expression"),
    ],
)
def test_a_section_that_is_wrong_is_named_with_its_file_and_key(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(f'name = "Broken"\n[stamps]\n{line}\n', encoding="utf-8")
    with pytest.raises(LanguageError) as caught:
        check(read_pack(path, "xx"))
    assert str(caught.value).startswith(f"xx.toml: {told}")


@pytest.mark.parametrize(
    ("language", "url", "text", "expected"),
    [
        ("en-GB", "", "", "DMY"),
        ("en-US", "", "", "MDY"),
        ("en", "https://www.example.co.uk/a", "", "DMY"),
        ("en", "https://example.com.au/a", "", "DMY"),
        ("en-US", "https://example.de/a", "", "DMY"),  # what many systems put on every page
        ("en", "https://example.com/a", "", ""),
        ("en", "http://[", "", ""),
        ("fr", "", "", "DMY"),
        ("fr-CA", "", "", "DMY"),
        ("fi", "", "", "DMY"),  # CLDR's, through dateparser
        ("ja", "", "", ""),
        ("sr-Latn-RS", "", "", "DMY"),
        ("es-US", "", "", "MDY"),
        ("tlh", "", "", ""),
        ("en", "", "Open from 25/03/2016 to 03/04/2016.", "DMY"),
        ("en-GB", "", "Open from 03/25/2016 on.", "MDY"),
        ("en", "https://www.example.co.uk/a", "Open from 03/25/2016 on.", "MDY"),  # the text knows better than its site
        ("en", "", "From 25/03/2016 to 04/13/2016.", ""),
        ("en", "", "See 25/03/2016/a and 1.25/03/2016.", ""),
    ],
)
def test_who_puts_the_day_first(language: str, url: str, text: str, expected: str) -> None:
    assert day_order(language, url=url, text=text) == expected


@pytest.mark.parametrize(
    ("words", "order", "expected"),
    [
        ("03/04/2016", "DMY", ("2016-04-03", False)),
        ("03/04/2016", "MDY", ("2016-03-04", False)),
        ("03/04/2016", "", ("2016-03-04", True)),
        ("03-04-2016", "", ("2016-04-03", True)),
        ("03-04-2016", "MDY", ("2016-03-04", False)),
        ("03.04.2016", "MDY", ("2016-04-03", False)),
        ("25/04/2016", "MDY", ("2016-04-25", False)),
        ("04/25/2016", "DMY", ("2016-04-25", False)),
        ("04/04/2016", "", ("2016-04-04", False)),
    ],
)
def test_slashed_days_are_read_in_their_order(words: str, order: str, expected: tuple[str, bool]) -> None:
    stamp = find_stamp(words, order=order)
    assert stamp is not None
    assert (str(stamp.interval), stamp.unsure) == expected


STORY = "The dam above the town burst in the night, and the water took the lower bridge with it."


def by_field(language: str, url: str) -> bytes:
    return json.dumps({"text": STORY, "date": "03/04/2016", "language": language, "url": url}).encode()


def by_page(language: str, url: str) -> bytes:
    return (
        f'<html lang="{language}"><link rel="canonical" href="{url}"><h1>Dam bursts</h1><div>Posted 03/04/2016</div>'
        f"<p>{STORY}</p><p>{STORY} Nobody was hurt.</p></html>"
    ).encode()


def by_meta(language: str, url: str) -> bytes:
    return (
        f'<html lang="{language}"><meta property="og:url" content="{url}"><meta name="date" content="03/04/2016">'
        f"<p>{STORY}</p></html>"
    ).encode()


def by_feed(language: str, url: str) -> bytes:
    return (
        f"<rss version='2.0'><channel><language>{language}</language><item><link>{url}</link>"
        f"<pubDate>03/04/2016</pubDate><description>{STORY}</description></item></channel></rss>"
    ).encode()


@pytest.mark.parametrize(
    ("read", "make"),
    [(records.read, by_field), (html.read, by_page), (html.read, by_meta), (feed.read, by_feed)],
    ids=["field", "page", "meta", "feed"],
)
@pytest.mark.parametrize(
    ("language", "url", "day", "is_sure"),
    [
        ("en-GB", "https://example.org/a", "2016-04-03", True),
        ("fr", "https://example.org/a", "2016-04-03", True),
        ("en", "https://example.co.uk/a", "2016-04-03", True),
        ("en-US", "https://example.org/a", "2016-03-04", True),
        ("en", "https://example.org/a", "2016-03-04", False),
    ],
)
def test_every_reader_knows_who_puts_the_day_first(
    read, make, language: str, url: str, day: str, is_sure: bool
) -> None:
    [article] = read(make(language, url), "a")
    assert str(article.published) == day
    assert (article.published.confidence >= 0.8) == is_sure


@pytest.mark.parametrize(("lines", "day"), [("Wir öffnen am 25/03/2016.", "2016-04-03"), ("", "2016-04-03")])
def test_bylines_of_plain_text_and_mail(lines: str, day: str) -> None:
    story = "Der Damm über der Stadt ist in der Nacht gebrochen, und das Wasser hat die Brücke mitgenommen."
    words = f"Damm gebrochen\n\nVon Anna Lehmann - 03/04/2016\n\n{story}\n\n{lines}\n"
    [article] = text.read(words.encode(), "a.txt")
    assert (article.language, str(article.published)) == ("de", day)
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "Damm gebrochen"
    message.set_content(words)
    [article] = mail.read(message.as_bytes(), "a.eml")
    assert str(article.published) == day


def test_a_date_of_the_text_tells_how_the_byline_is_meant() -> None:
    words = f"Dam bursts\n\nBy Ann Lee - 03/04/2016\n\n{STORY}\n\nThe bridge is closed until 25/06/2016."
    [article] = text.read(words.encode(), "a.txt")
    assert str(article.published) == "2016-04-03"
    assert article.published.confidence == 0.9
