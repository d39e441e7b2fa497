"""Summaries: every summarizer, no repetition, order, and LexRank as sumy computes it."""

from dataclasses import replace

import pytest

from timeline.errors import OptionError
from timeline.interval import Interval
from timeline.language.stems import terms
from timeline.model import Article, Dating
from timeline.summary import SUMMARIZERS, summarize, sumy
from timeline.summary.centrality import lexrank, overlap

TEXT = (
    "The harbour of Norvik was closed by ice on Monday. Ships waited outside the harbour for the ice to melt. "
    "Two icebreakers were sent to open a channel through the ice. The mayor of Norvik asked for patience. "
    "Fishermen lost a week of work and asked the state for help. A bakery in the next street ran out of flour. "
    "By Friday the channel through the ice was open and the ships came in. It was never closed for longer."
)


def article(name: str, text: str, day: int) -> Article:
    return Article(name, text, f"{name}.txt", published=Dating(Interval.of(2012, 2, day), "field"))


@pytest.mark.parametrize("name", SUMMARIZERS)
def test_every_summarizer_chooses_as_many_as_asked(name: str) -> None:
    """In the order of the text, verbatim, the same twice."""
    story = article("a", TEXT, 3)
    chosen = summarize([story], summarizer=name, count=3)
    assert len(chosen) == 3
    assert [sentence.start for sentence in chosen] == sorted(sentence.start for sentence in chosen)
    assert chosen == summarize([story], summarizer=name, count=3)


def test_a_reprint_adds_nothing() -> None:
    """The same sentence of two articles is chosen once."""
    both = summarize([article("a", TEXT, 3), article("b", TEXT, 4)], count=4)
    assert len({str(sentence) for sentence in both}) == len(both)


def test_the_order_is_that_of_publication() -> None:
    """Also when the articles come in another."""
    late = article("late", "The ships left Norvik again on Sunday. The ice is gone and the harbour is open.", 20)
    chosen = summarize([late, article("a", TEXT, 3)], count=6)
    assert [sentence.article.id for sentence in chosen] == sorted(sentence.article.id for sentence in chosen)


def test_wrong_options_are_refused() -> None:
    """With the names that would be right."""
    with pytest.raises(OptionError, match="lexrank"):
        summarize([article("a", TEXT, 3)], summarizer="magic")
    with pytest.raises(OptionError):
        summarize([article("a", TEXT, 3)], count=0)


def test_nothing_gives_nothing() -> None:
    """No articles, or articles without a sentence."""
    assert summarize([]) == summarize([article("a", " \n ", 3)]) == ()
    assert lexrank([]) == overlap([]) == []


def test_lexrank_is_that_of_sumy() -> None:
    """The same scores."""
    sentences = [terms(part) for part in TEXT.split(". ")]
    assert lexrank(sentences) == pytest.approx(sumy("lex_rank", "LexRankSummarizer", sentences))


def test_every_sentence_is_stemmed_in_the_language_of_its_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a collection of several languages, too, whichever comes first."""
    seen: list[list[str]] = []

    def score(sentences) -> list[float]:  # type: ignore[no-untyped-def]
        seen.extend(map(list, sentences))
        return [0.0] * len(sentences)

    monkeypatch.setitem(SUMMARIZERS, "lexrank", score)
    german = "Die Häuser der Bürger brannten drei Tage lang."
    summarize([article("a", TEXT, 3), replace(article("b", german, 4), language="de")])
    assert seen[-1] == terms(german, language="de") != terms(german, language="en")


def test_equal_scores_go_by_publication(monkeypatch: pytest.MonkeyPatch) -> None:
    """What differs only by the rounding of a processor is equal."""
    monkeypatch.setitem(SUMMARIZERS, "lexrank", lambda all_of: [0.5 + 1e-13 * number for number in range(len(all_of))])
    chosen = summarize([article("late", TEXT[:100], 20), article("early", TEXT, 3)], count=2)
    assert [sentence.article.id for sentence in chosen] == ["early", "early"]
