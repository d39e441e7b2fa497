"""Language files: what is inherited, what is told of a fault, and what no file can switch off."""

import datetime as dt
import itertools
from fractions import Fraction
from pathlib import Path

import pytest

from timeline.dates import find_dates
from timeline.dates.grammar import grammar
from timeline.dates.scan import matches
from timeline.errors import LanguageError
from timeline.interval import Interval
from timeline.language import detect
from timeline.language import pack as packs
from timeline.language.files import known
from timeline.language.numbers import numbers_of
from timeline.language.pack import Pack, load, read_pack
from timeline.language.script import script_of, sentences

SMALL = """
name = "Small"
[numbers]
digit = { zwei = 2 }
[dates.lexicon]
month = { mai = 5 }
unit = { woche = "W", wochen = "W" }
units = { wochen = "W" }
ago_before = { vor = -1 }
"""
"""A file of a few tables: the rules of base.toml do the rest."""


def read_all(path: Path) -> None:
    """Read a file and all its patterns, also those that a text would have to try first."""
    for rule in grammar(script_of(read_pack(path, "xx")).pack).rules:
        assert rule.regex


def faulty(tmp_path: Path, text: str) -> str:
    """The one line that is said of a file."""
    path = tmp_path / "xx.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LanguageError) as raised:
        read_all(path)
    assert "\n" not in str(raised.value)
    return str(raised.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name = ", "xx.toml: is no TOML"),
        ("[dates]\n", "xx.toml: name: is missing"),
        ('name = "X"\n[date]\n', "xx.toml: date: there is no such section"),
        ('name = "X"\ndates = 3\n', "xx.toml: dates: is 3: write a table"),
        ('name = "X"\n[numbers]\ndigit = { ein = "1" }\n[dates]\n', "numbers.digit.ein: is '1': write a whole number"),
        ('name = "X"\n[numbers]\ncompounds = ["{digit}und"]\n[dates]\n', "numbers.compounds: '{digit}und': write two of"),
        ('name = "X"\n[script]\nordinal_stops = true\n', "script.ordinal_stops: there is no such key: did you mean 'ordinal_stop'?"),
        ('name = "X"\n[script]\nordinal_stop = "yes"\n', "script.ordinal_stop: is 'yes': write true or false"),
        ('name = "X"\n[script]\norder = "YDM"\n[dates]\n', "script.order: is 'YDM': write one of DMY, MDY, varies"),
        ('name = "X"\n[numbers]\ndigits = { ein = 1 }\n', "numbers.digits: there is no such key: did you mean 'digit'?"),
        ('name = "X"\n[script]\npercent = [3]\n', "script.percent: is [3]: write a list of texts"),
        ('name = "X"\n[words]\ntitles = [["dr"]]\n', "words.titles: is [['dr']]: write a list of texts"),
        ('name = "X"\n[dates]\nunsur = ["mai"]\n', "dates.unsur: there is no such key: did you mean 'unsure'?"),
        ('name = "X"\n[dates]\nunsure = "mai"\n', "dates.unsure: is 'mai': write a list of texts"),
        ('name = "X"\n[dates.direction]\nfutur = ["wird"]\n', "dates.direction.futur: there is no such key: did you mean 'future'?"),
        ('name = "X"\n[dates.lexicon]\nmonth = 3\n', "dates.lexicon.month: is 3: write a table, or a list of texts"),
        ('name = "X"\n[dates.macros]\nmoon = 3\n', "dates.macros.moon: is 3: write a pattern"),
        ('name = "X"\n[[dates.rules]]\nmeans = "ago"\n', "dates.rules: {'means': 'ago'} has no name"),
        (SMALL + 'mod = { anfang = ["START"] }\n', "dates.lexicon.mod.anfang: is ['START']: write START, MID, END, ''"),
        (SMALL + '[[dates.rules]]\nname = "ago"\nmore = 3\n', "rule 'ago': more: is 3: it should be of the type list"),
        (SMALL + '[[dates.rules]]\nname = "x"\nmeans = ["ago"]\n', "rule 'x': means: is ['ago']: it should be of the type str"),
        ('name = "X"\n[script]\nwords = "letters"\n[dates]\n', 'script.words: is neither "spaced" nor "none"'),
        (SMALL + 'season = { lenz = "SPRING" }\n', "dates.lexicon.season.lenz: is 'SPRING': write SP, SU, FA, WI"),
        (SMALL + 'holiday = { ostern = "eastern" }\n', "dates.lexicon.holiday.ostern: is 'eastern', which cannot be read"),
        ('name = "X"\n[dates.lexicon]\nmonth = ["mai"]\n', "dates.lexicon.month: is a list: write what each word stands for"),
        (SMALL + 'part = ["abend"]\n', "dates.lexicon.part: is a list: write what each word stands for"),
        (SMALL + "weekdag = { montag = 1 }\n", "dates: weekdag: no rule asks for this class or macro: did you mean 'weekday'"),
        (SMALL.replace("month =", "months ="), "dates: months: no rule asks for this class or macro: did you mean 'month'"),
        (SMALL + '[[dates.rules]]\nname = "x"\npatterns = ["{unit}"]\n', "rule 'x': means: is missing"),
        (SMALL + '[[dates.rules]]\nmeans = "unit"\npatterns = ["{unit}"]\n', "has no name: write [[dates.rules]] and a name below it"),
        (SMALL + '[[dates.rules]]\nname = "x"\nmeans = 3\n', "rule 'x': means: is 3: it should be of the type str"),
        (SMALL + '[dates.rules]\nname = "x"\n', "dates.rules: is {'name': 'x'}: write a list"),
        (SMALL + '[dates.direction]\nfutur = ["bald"]\n', "dates.direction.futur: there is no such key: did you mean 'future'?"),
        (SMALL + '[dates.direction]\nfuture = "bald"\n', "dates.direction.future: is 'bald': write a list of texts"),
        (SMALL + '[dates.direction]\nfuture = [7]\n', "dates.direction.future: is [7]: write a list of texts"),
        (SMALL.replace("[dates.lexicon]", '[dates]\nunsur = ["mai"]\n[dates.lexicon]'), "dates.unsur: there is no such key: did you mean 'unsure'?"),
        (SMALL.replace("[dates.lexicon]", '[dates]\nstrong = ["monht"]\n[dates.lexicon]'), "dates.strong: there is no class 'monht': did you mean 'month'?"),
        (SMALL.replace("[dates.lexicon]", "[dates]\njoined = [7]\n[dates.lexicon]"), "dates.joined: is [7]: write a list of texts"),
        (SMALL + "[dates.macros]\nx = 7\n", "dates.macros.x: is 7: write a pattern"),
        (SMALL + "weekday = 7\n", "dates.lexicon.weekday: is 7: write a table"),
        (SMALL + "to = [7]\n", "dates.lexicon.to: is [7]: write a table, or a list of texts"),
        (SMALL + "weekday = { Montag = 1 }\n", "dates.lexicon.weekday: 'Montag': write it in lower case"),
        (SMALL + '[[dates.rules]]\nname = "x"\nmeans = "agoo"\npatterns = []\n', "rule 'x': means: there is no meaning 'agoo': did you mean 'ago'?"),
        (SMALL + '[[dates.rules]]\nname = "unit"\nshfit = 1\n', "rule 'unit': shfit: there is no such key: did you mean 'shift'?"),
        (SMALL + '[[dates.rules]]\nname = "unit"\nshift = "1"\n', "rule 'unit': shift: is '1': it should be of the type int"),
        (SMALL + '[[dates.rules]]\nname = "ago"\nmore = ["einst"]\n', "rule 'ago': pattern 'einst': the meaning needs {unit}"),
        (SMALL + '[[dates.rules]]\nname = "ago"\nmore = ["{zwei:counts} {unit}"]\n', "the meaning reads no slot 'counts': did you mean 'count'?"),
        (SMALL + '[[dates.rules]]\nname = "ago"\nmore = ["{unitt:unit}"]\n', "pattern '{unitt:unit}': {unitt} is no class, shape or macro"),
        (SMALL + 'half = { halbwoche = "W" }\n[[dates.rules]]\nname = "ago"\nmore = ["{half:unit} her"]\n', "dates.lexicon.half: is the name of a table of numbers"),
        (SMALL + 'moon = { mond = "M" }\n[[dates.rules]]\nname = "ago"\nmore = ["{moon:unit} her"]\n', "{moon:unit}: 'mond' stands for nothing here: write it into unit or units or"),
        (SMALL + '[dates.macros]\nmoons = "mond"\n', "dates: moons: no rule asks for this class or macro"),
        (SMALL + '[[dates.rules]]\nname = "ago"\nmore = ["({unit}"]\n', "pattern '({unit}': a bracket is not closed"),
        (SMALL + '[[dates.rules]]\nname = "ago"\nmore = ["(?<=vor|in diesen?) {unit}"]\n', "look-behind requires fixed-width pattern"),
        (SMALL + '[[dates.rules]]\nname = "ago"\nmore = ["{season} {unit}"]\n', "pattern '{season} {unit}': needs a class that has no words here"),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    """The line names the file, the rule and the key, and mostly what was meant; it is told when the file is loaded."""
    assert told in faulty(tmp_path, text)


KEYS = [f"{section}.{key}" for section in ("script", "words", "numbers", "dates") for key in packs.base(section)]
CLASSES = [f"dates.lexicon.{name}" for name in packs.base("dates")["lexicon"]]


@pytest.mark.parametrize("value", ["3", "[3]", "{ x = [1] }"])
def test_a_value_that_makes_no_sense_is_told_whatever_the_key(tmp_path: Path, value: str) -> None:
    """Never a TypeError from somewhere within; only a class that needs no values may have some of any kind."""
    path = tmp_path / "xx.toml"
    lists = [f"dates.lexicon.{name}" for name, words in packs.base("dates")["lexicon"].items() if words == []]
    for key in (*KEYS, *CLASSES) if "x" not in value else sorted({*KEYS, *CLASSES}.difference(lists)):
        path.write_text(f'name = "X"\n{key} = {value}\n', encoding="utf-8")
        with pytest.raises(LanguageError, match=r"^xx\.toml: "):
            read_all(path)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A language with few words, in the place of German."""
    (tmp_path / "de.toml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "base.toml").write_text((packs.FOLDER / "base.toml").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(packs, "FOLDER", tmp_path)
    for function in (packs.load, packs.known, packs._base):
        function.cache_clear()
    yield "de"
    monkeypatch.undo()
    for function in (packs.load, packs.known, packs._base):
        function.cache_clear()


def test_a_file_that_cannot_be_loaded_hinders_no_other_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """An English article is told to be English; the fault is told where an article in that language is read."""

    def faulty_load(code: str) -> Pack:
        if code == "de":
            raise LanguageError("de.toml: wordz: there is no such section")
        return load(code)

    monkeypatch.setattr(detect, "load", faulty_load)
    monkeypatch.setattr(detect, "_function_words", detect._function_words.__wrapped__)
    assert detect.detect("The river rose in the night and took the bridge with it.") == "en"
    assert detect.detect("Der Fluss stieg in der Nacht an und nahm die alte Brücke mit sich fort.") == "de"


def test_a_few_tables_bring_the_rules_of_base_to_life(small: str) -> None:
    """Dates by name, and so long ago, without a rule in the file."""
    found = find_dates("Vor zwei Wochen, am 3 Mai 2011.", dt.date(2016, 2, 25), language=small)
    assert [(timex.text, timex.value) for timex in found] == [
        ("Vor zwei Wochen", "2016-W06"),
        ("3 Mai 2011", "2011-05-03"),
    ]


def test_what_a_file_does_not_cover_is_found_plainly(small: str) -> None:
    """ISO, digits, and by dateparser's words the weekday, for which the file has no table."""
    text = "2016-02-25, 03.05.2011, am Donnerstag und gestern"
    found = find_dates(text, dt.date(2016, 2, 25), language=small)
    assert [timex.value for timex in found if timex.text != "Donnerstag"] == ["2016-02-25", "2011-05-03", "2016-02-24"]
    assert "Donnerstag" in [timex.text for timex in found]


def test_a_phrase_has_a_trigger() -> None:
    """A feast of several words, none of which is a date by itself, is found; and words behind many line breaks."""
    assert [t.value for t in find_dates("They danced at mardi gras.", dt.date(2013, 2, 12))] == ["2013-02-12"]
    assert [t.text for t in find_dates("\n" * 56 + "last May", dt.date(2013, 2, 12))] == ["last May"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Sie kam am 3. Mai. Er ging am 4. Juni.", ["Sie kam am 3. Mai.", "Er ging am 4. Juni."]),
        ("cs", "Přišel 3. května. Odešel 4. října.", ["Přišel 3. května.", "Odešel 4. října."]),
        ("da", "Han kom den 3. maj. Han gik.", ["Han kom den 3. maj.", "Han gik."]),
        ("fi", "Hän tuli 3. helmikuuta. Äiti meni.", ["Hän tuli 3. helmikuuta.", "Äiti meni."]),
        ("zh", "他来了。他走了。", ["他来了。", "他走了。"]),
        ("zh", "“我累了。”他说。他走了。", ["“我累了。”他说。", "他走了。"]),
        ("zh", "「不去。」她說，「我累了。」", ["「不去。」她說，「我累了。」"]),
        ("zh", "“来！”“好。”\n他说。", ["“来！”", "“好。”", "他说。"]),
        ("zh", "他问：“你来吗？”没有人回答。", ["他问：“你来吗？”", "没有人回答。"]),
    ],
)
def test_a_sentence_does_not_end_in_a_date(language: str, text: str, expected: list[str]) -> None:
    """A number with a full stop before a month is a day."""
    assert [text[start:end] for start, end in sentences(text, language=language)] == expected


def test_a_script_without_blanks(tmp_path: Path) -> None:
    """Letters are words; numbers combine by multiplication; dates are found among them."""
    path = tmp_path / "zz.toml"
    path.write_text(
        'name = "Han"\n[script]\nwords = "none"\n[numbers]\ndigit = { "一" = 1, "二" = 2, "三" = 3 }\nscale = { "十" = 10, "百" = 100, "万" = 10000 }\n'
        '[dates.lexicon]\nunit = { "年" = "Y", "周" = "W" }\nunit_sense = { "上" = -1 }\nday_word = { "昨天" = -1 }\n',
        encoding="utf-8",
    )
    pack = read_pack(path, "zz")
    values = ["二十一", "一百二十", "三十万", "十"]
    assert [numbers_of(pack).read(list(value)) for value in values] == [21, 120, 300_000, 10]
    assert grammar(pack).triggers.search("他昨天来了")
    codes = grammar(pack).tokens.pattern.findall("上周")
    assert len(codes) == 2
    assert script_of(pack).word.findall("上周五 bbc") == ["上", "周", "五", "bbc"]


HAN = """
name = "Han"
[script]
words = "none"
same = { "０１２３４５６７８９：" = "0123456789:", "週" = "周", "零" = "〇" }
numerals = "〇一二三四五六七八九"
[numbers]
digit = { "三" = 3, "五" = 5 }
vague = ["三五"]
[dates]
whole = ["证明"]
[dates.lexicon]
unit = { "年" = "Y", "周" = "W", "天" = "D" }
unit_sense = { "上" = -1, "明" = 1 }
year_word = ["年"]
era = { "民国" = 1911 }
later = { "后" = 1 }
[dates.links]
whole_first = ["的", ""]
[dates.ranges]
to = ["至"]
[dates.direction]
future = ["将"]
past = ["了"]
[[dates.rules]]
name = "year"
more = ["{year} 年"]
[[dates.rules]]
name = "part of a longer time"
patterns = ["第 {digit:nth} {unit}"]
[[dates.rules]]
name = "later"
ahead = true
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上週", ["2016-W07"]),
        ("２０１５年，二〇一五年，一九九零年", ["2015", "2015", "1990"]),
        ("民国105年", ["2016"]),
        ("2015年的第三周，2015年第三周", ["2015-W03", "2015-W03"]),
        ("证明天气", []),
        ("明天", ["2016-02-26"]),
        ("１４：３０", ["2016-02-25T14:30"]),
        ("三五天", ["PXD"]),
        ("2015年5月5日开工，将于五天后完工", ["2016-03-01"]),
    ],
)  # fmt: skip
def test_dates_in_a_script_without_blanks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, expected: list[str]
) -> None:
    """Letters that stand for others, numerals like digits, words read whole, eras, a part behind its whole."""
    path = tmp_path / "ja.toml"
    path.write_text(HAN, encoding="utf-8")
    pack = read_pack(path, "ja")
    rules = {rule["name"] for rule in pack.dates["rules"]}
    monkeypatch.setattr("timeline.dates.find.load", lambda _: pack)
    found = find_dates(text, dt.date(2016, 2, 25), language="ja")
    assert [timex.value for timex in found if timex.rule in rules] == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('same = { "ab" = "a" }', "script.same.ab: is 'a': write as many letters"),
        ('same = { "ab" = 3 }', "script.same.ab: is 3: write as many letters"),
        ('numerals = "一二"', "script.numerals: write the ten that stand for 0 to 9, as one text"),
    ],
)
def test_letters_that_stand_for_others_are_pairs(tmp_path: Path, text: str, told: str) -> None:
    """A fault is told when the file is loaded."""
    assert told in faulty(tmp_path, f'name = "X"\n[script]\n{text}\n')


def test_centuries_in_roman_numerals(tmp_path: Path) -> None:
    """Before or behind the word for century, with the mark of an ordinal or without; other words are no numerals."""
    path = tmp_path / "zz.toml"
    words = 'century_word = ["siglo"]\nunit = { siglo = "CE" }\nmonth = { mayo = 5 }\nbc = ["a. c."]\n'
    path.write_text(
        f'name = "Z"\n[script]\nroman = true\nordinal_marks = ["e"]\n[dates.lexicon]\n{words}', encoding="utf-8"
    )
    rules = grammar(read_pack(path, "zz"))
    texts = ["siglo xix", "xixe siglo", "siglo iv a. c.", "siglo vida", "siglo xl"]
    assert [[found.integer("nth") for found in matches(text, rules)] for text in texts] == [[19], [19], [4], [], []]


def test_an_hour_has_its_word_without_a_blank(tmp_path: Path) -> None:
    """The hour of "20h" is that of "20 h", where the word is no more than a letter."""
    path = tmp_path / "zz.toml"
    path.write_text(
        'name = "Z"\n[script]\nclock_marks = ["h"]\n[dates.lexicon]\noclock = ["h"]\nmonth = { mayo = 5 }\n',
        encoding="utf-8",
    )
    rules = grammar(read_pack(path, "zz"))
    texts = ["20h", "20 h", "9h15", "9 h 15", "20hm"]
    assert [[found.rule.means for found in matches(text, rules)] for text in texts] == [["clock"]] * 4 + [[]]


def test_a_noun_that_ends_as_past_tenses_do_looks_nowhere() -> None:
    """The nearest word tells the tense: here "werden", for "Konzerte" is none, though "redete" looks back."""
    found = [
        find_dates(f"{word} am Freitag werden wir sehen.", dt.date(2013, 2, 12), language="de")[0].value
        for word in ("Konzerte", "Redete er")
    ]
    assert found == ["2013-02-15", "2013-02-08"]


ANCHORS = [
    dt.date(year, month, day)
    for year in (1904, 2013, 2016)
    for month in range(1, 13)
    for day in (1, 29)
    if (month, day) != (2, 29)
]
TOLD = [
    "",
    "The 1960s were quiet. ",
    "In 44 BC he died. ",
    "It was the 20th century. ",
    "On 29 February 2012 it rained. ",
    "In 2009-Q3. ",
]


@pytest.mark.parametrize("code", [code for code in known() if not load(code).plain])
def test_nothing_is_raised_whatever_is_read_against_what(code: str) -> None:
    """Every example of every rule, in news and in stories, in any month, without a day of writing, behind other dates."""
    rules = load(code).dates.get("rules", ())
    examples = [example.replace("[", "").replace("]", "") for rule in rules for example in rule.get("examples", ())]
    for example, kind in itertools.product(examples, ("auto", "news", "narrative")):
        for anchor in (
            None,
            Interval.of(1960),
            Interval.months(1900, 1, 1200),
            *ANCHORS[:: 3 if kind == "news" else 5],
        ):
            find_dates(example, anchor, kind=kind, language=code)
        for told, anchor in itertools.product(TOLD, (None, *ANCHORS[::24])):
            find_dates(f"{told}{example.capitalize()} {example}.", anchor, kind=kind, language=code)


def test_numbers_may_end_with_a_half(tmp_path: Path) -> None:
    """One word for one and a half is a number as others are; thirds are none that TIMEX3 could write."""
    path = tmp_path / "zz.toml"
    path.write_text('name = "Z"\n[numbers]\nother = { anderhalf = 1.5 }\n[dates]\n', encoding="utf-8")
    assert numbers_of(read_pack(path, "zz")).read(["anderhalf"]) == Fraction(3, 2)
    assert "is 1.3: write" in faulty(tmp_path, 'name = "X"\n[numbers]\nother = { x = 1.3 }\n[dates]\n')
