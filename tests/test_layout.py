"""The phrases of the packs keep their examples; a text copied from the web loses what is not its story."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline.errors import LanguageError
from timeline.language.files import known
from timeline.language.pack import read_pack
from timeline.readers import packs, phrases
from timeline.readers.layout import layout, paragraphs
from timeline.readers.phrases import author, by_phrase

PACKS = sorted(Path(timeline.__file__).parent.glob("language/packs/*.toml"))
RULES = [
    pytest.param(path.stem, rule, id=f"{path.stem}: {rule['name']}")
    for path in PACKS
    for rule in tomllib.loads(path.read_text(encoding="utf-8")).get("layout", {}).get("rules", ())
]

COPIED = """\
Dam bursts above Lowfield

The dam above Lowfield on the morning after. (Ann Lee/Example Pictures)

By Bo Ek - 3 May '14 09:15AM

Share this article

A dam burst above Lowfield in the night and drowned the lower town.

Sign up for our free newsletter and never miss a story.

Nobody was hurt, the mayor said:

"We rang the bells at once, and everyone came up the hill."

Warnings ignored

Engineers had warned of cracks in 2011.

Related articles
Lowfield asks for help
Lowfield asks for help

Ten thousand sandbags
Ten thousand sandbags

Volunteers filled ten thousand sandbags on Sunday, and the army sent lorries to fetch them.

Join the Conversation

7 Garden Tools You Will Love

9 Jun '20 10:05AM
"""


def body(text: str, title: str = "", language: str = "en") -> list[str]:
    return [text[start:end] for start, end in layout(text, title=title, language=language).body]


def spoken(pack: str) -> str:
    """The language in which the phrases of a file are tried: those of base.toml hold in all."""
    return "fi" if pack == "base" else pack


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_a_phrase_is_found_and_a_sentence_that_resembles_it_is_not(pack: str, rule: dict[str, Any]) -> None:
    kind = by_phrase(spoken(pack))
    assert {example: kind(example) for example in rule["is"]} == dict.fromkeys(rule["is"], rule["kind"])
    assert {example: kind(example) for example in rule["not"]} == dict.fromkeys(rule["not"], "")


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_examples_are_those_of_their_own_rule(pack: str, rule: dict[str, Any]) -> None:
    """No example is found by a broader rule of another name only; and the words it needs stand in it."""
    mine = phrases._rule(phrases.speaking(spoken(pack), "layout")[0], rule)
    for example in rule["is"]:
        plain = " ".join(example.split()).strip(phrases._EDGES)
        assert mine.pattern.fullmatch(plain if mine.case else plain.casefold()), example
        assert not mine.needs or any(need in plain.casefold() for need in mine.needs), example


BROKEN = """name = "Broken"
[[layout.rules]]
name = "x"
kind = "noise"
words = 5
pattern = "a+"
is = ["a"]
not = ["b"]
"""


def compiled(path: Path) -> None:
    speaking = packs._with_others(read_pack(path, path.stem), "layout")
    phrases._rules(speaking)
    phrases._authors(speaking)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"noise"', '"nose"', "layout.rules 'x': kind: there is no 'nose': known are section, end,"),
        ('"a+"', '"a("', "layout.rules 'x': pattern: is no regular expression (missing )"),
        ('"a+"', '"{fruit}"', "layout.rules 'x': pattern: there is no macro 'fruit': known are "),
        ("words = 5\n", "", "layout.rules 'x': words: is missing"),
        ("words = 5", 'words = "5"', "layout.rules 'x': words: is a str: it should be a int"),
        ("words = 5", "words = 5\nword = 6", "layout.rules 'x': word: is no key of a rule"),
        (
            "[[layout.rules]]",
            "[layout]\nrule = 1\n[[layout.rules]]",
            "layout.rule: there is no such key: known are also,",
        ),
        ("[[layout.rules]]", "layout.rules = 1\n[stamps]", "layout.rules: is a int: it should be a list"),
        (
            "[[layout.rules]]",
            "layout.rules = [1]\n[stamps]",
            "layout.rules: holds what is no table: write [[layout.rules]]",
        ),
        ("[[layout", "layout.macros.p = 1\n[[layout", "layout.macros: holds what is no pattern"),
        (
            "[[layout",
            'layout.also = ["zzqq"]\n[[layout',
            "layout.also: is ['zzqq']: write a list of languages that have",
        ),
        ("[[layout", "layout.also = [3]\n[[layout", "layout.also: is [3]: write a list of languages that have"),
        ("[[layout", 'layout.author = "By .+"\n[[layout', "layout.author: has one group, the name"),
    ],
)
def test_a_rule_that_is_wrong_is_named_with_its_file_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(BROKEN.replace(old, new), encoding="utf-8")
    with pytest.raises(LanguageError) as caught:
        compiled(path)
    assert str(caught.value).startswith("xx.toml: ")
    assert told in str(caught.value)


@pytest.mark.parametrize("code", known())
def test_every_language_has_phrases_of_its_own_and_those_of_all(code: str) -> None:
    assert by_phrase(code)("© 2016 Example Media") == "noise"
    assert by_phrase(code)("Share this article") == "noise"  # menus are English around stories in any language


def test_macros_that_go_in_a_circle_are_named(tmp_path: Path) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(BROKEN.replace('"a+"', '"{p}"') + '[layout.macros]\np = "{q}"\nq = "{p}"\n', encoding="utf-8")
    with pytest.raises(LanguageError, match=r"xx\.toml: layout.rules 'x': pattern: its macros go in a circle"):
        compiled(path)


def test_phrases_are_those_of_the_language_of_the_text() -> None:
    """In German "Anzeige" is an advertisement, elsewhere it is a name."""
    assert by_phrase("de-AT")("Anzeige") == "noise"
    assert by_phrase("en")("Anzeige") == by_phrase("tr")("Anzeige") == ""


def test_a_german_text_keeps_its_story_only() -> None:
    story = [
        "Der Damm über Tiefenau ist in der Nacht gebrochen und hat die untere Brücke mitgerissen.",
        "Verletzt wurde niemand, sagte die Bürgermeisterin am Samstag.",
    ]
    text = "\n\n".join(
        ["Damm bricht über Tiefenau", "Von Anna Lehmann und Bo Ek - 3. Mai 2014", "Artikel teilen", story[0], "Anzeige",
         "Foto: Anna Lehmann", story[1], "Mehr zum Thema", "Brücke gesperrt"]
    )  # fmt: skip
    assert body(text, language="de") == story


def test_a_copied_text_keeps_its_story_only() -> None:
    assert body(COPIED) == [
        "A dam burst above Lowfield in the night and drowned the lower town.",
        "Nobody was hurt, the mayor said:",
        '"We rang the bells at once, and everyone came up the hill."',
        "Engineers had warned of cracks in 2011.",
    ]


def test_headline_and_byline_are_named() -> None:
    found = layout(COPIED, language="en")
    assert found.title is not None
    assert COPIED[slice(*found.title)] == "Dam bursts above Lowfield"
    bylines = [COPIED[start:end] for start, end in found.bylines]
    assert bylines == ["By Bo Ek - 3 May '14 09:15AM"]
    assert author(bylines, "en") == "Bo Ek"


def test_the_story_comes_back_after_links_in_its_middle() -> None:
    more = [
        f"The water rose by {n} metres in the night, and by noon it had taken the bridge as well." for n in (2, 3, 4, 5)
    ]
    text = "\n\n".join(["It rained for a week.", "Read more", "Lowfield asks for help", *more])
    assert body(text) == ["It rained for a week.", *more]


def test_lines_of_hard_wrapped_text_are_one_paragraph() -> None:
    text = (
        "The dam above the town burst in the night, and\nthe water took the lower bridge with it before\n"
        "anyone could ring the bells of the church.\n\nNobody was hurt, the mayor said in the morning\n"
        "when the water had gone, but the lower town is\nnow a lake of mud and nobody knows for how long."
    )
    assert len(body(text)) == 2
    assert body(text)[0].endswith("of the church.")


def test_one_sentence_a_line_survives_whole() -> None:
    lines = [f"Sentence number {n} tells what the people of the town did." for n in range(20)]
    lines[7] = "A sentence that lost its full stop on the way into the file"
    assert body("\n".join(lines)) == lines


def test_text_without_full_stops_survives() -> None:
    lines = [f"speaker {n} tells what the people of the town did that night" for n in range(6)]
    assert body("\n\n".join(lines))[1:] == lines[1:]


def test_a_known_headline_is_not_a_sentence() -> None:
    assert body("Who opened the gates?\n\nNobody knows.", title="Who opened the gates?") == ["Nobody knows."]


@given(st.text(alphabet=st.sampled_from("ab .\n\tÄ「。"), max_size=200))
def test_paragraphs_are_in_order_and_trimmed(text: str) -> None:
    found = paragraphs(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
    assert "".join(text.split()) == "".join("".join(text[start:end].split()) for start, end in found)


@given(st.text(max_size=300))
def test_a_text_is_never_thrown_away_whole(text: str) -> None:
    assert bool(layout(text, language="en").body) == bool(text.strip())
