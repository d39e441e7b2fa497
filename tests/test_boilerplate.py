"""The phrases of layout.toml keep their examples; a text copied from the web loses what is not its story."""

import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.readers.layout import author, by_phrase, layout, paragraphs

RULES = tomllib.loads(files("timeline.readers").joinpath("layout.toml").read_text(encoding="utf-8"))["rule"]

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


def body(text: str, title: str = "") -> list[str]:
    return [text[start:end] for start, end in layout(text, title=title).body]


@pytest.mark.parametrize(("kind", "example"), [(rule["kind"], text) for rule in RULES for text in rule["is"]])
def test_a_phrase_is_found(kind: str, example: str) -> None:
    assert by_phrase(example) == kind


@pytest.mark.parametrize("example", [text for rule in RULES for text in rule["not"]])
def test_a_sentence_that_resembles_a_phrase_is_not(example: str) -> None:
    assert by_phrase(example) == ""


def test_a_copied_text_keeps_its_story_only() -> None:
    assert body(COPIED) == [
        "A dam burst above Lowfield in the night and drowned the lower town.",
        "Nobody was hurt, the mayor said:",
        '"We rang the bells at once, and everyone came up the hill."',
        "Engineers had warned of cracks in 2011.",
    ]


def test_headline_and_byline_are_named() -> None:
    found = layout(COPIED)
    assert found.title is not None
    assert COPIED[slice(*found.title)] == "Dam bursts above Lowfield"
    bylines = [COPIED[start:end] for start, end in found.bylines]
    assert bylines == ["By Bo Ek - 3 May '14 09:15AM"]
    assert author(bylines) == "Bo Ek"


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
    assert bool(layout(text).body) == bool(text.strip())
