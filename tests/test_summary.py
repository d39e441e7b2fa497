"""Summaries: every summarizer, no repetition, order, and LexRank and Reduction as sumy computes them."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from timeline import summary
from timeline.errors import OptionError
from timeline.interval import Interval
from timeline.language.stems import terms
from timeline.model import Article, Dating
from timeline.summary import DEFAULT, SUMMARIZERS, summarize, sumy
from timeline.summary.centrality import lexrank, overlap, reduction

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
    assert lexrank([]) == overlap([]) == reduction([]) == []


@pytest.mark.parametrize(
    ("own", "theirs"),
    [(lexrank, ("lex_rank", "LexRankSummarizer")), (reduction, ("reduction", "ReductionSummarizer"))],
)
def test_the_scores_are_those_of_sumy(
    own: Callable[[Sequence[Sequence[str]]], list[float]], theirs: tuple[str, str]
) -> None:
    """Also with sentences of one term or none, and terms that come twice."""
    sentences = [terms(part) for part in TEXT.split(". ")]
    sentences += [[], ["ice"], ["ice"], ["harbour", "ice", "harbour"], []]
    assert own(sentences) == pytest.approx(sumy(*theirs, sentences))


def test_sumy_scores_by_default_what_is_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many sentences it would score the same, but only after minutes: it is not asked."""
    sentences = [terms(f"{TEXT[place : place + 90]} {place}") for place in range(120)]
    score = SUMMARIZERS[DEFAULT]
    assert score(sentences) == pytest.approx(sumy("reduction", "ReductionSummarizer", sentences))
    asked: list[int] = []

    def watched(_module: str, _name: str, every: Sequence[Sequence[str]]) -> list[float]:
        asked.append(len(every))
        return [0.0] * len(every)

    monkeypatch.setattr(summary, "sumy", watched)
    score(sentences[:100])
    score(sentences[:101])
    assert asked == [100]


def test_overlap_is_the_sum_of_cosines_with_all_others() -> None:
    """As a loop over all pairs computes it."""
    sentences = [terms(part) for part in TEXT.split(". ")] + [[], ["ice"]]
    spread = Counter(term for sentence in sentences for term in set(sentence))
    weigh = {term: math.log(1 + len(sentences) / number) ** 0.25 for term, number in spread.items()}
    weighed = [{term: count * weigh[term] for term, count in Counter(sentence).items()} for sentence in sentences]
    lengths = [math.hypot(*weights.values()) for weights in weighed]
    pivots = [0.25 * sum(lengths) / len(lengths) + 0.75 * length for length in lengths]
    expected = [
        sum(
            sum(mine[term] * other[term] for term in mine.keys() & other.keys()) / pivots[row] / pivots[column]
            for column, other in enumerate(weighed)
            if column != row
        )
        for row, mine in enumerate(weighed)
    ]
    assert overlap(sentences) == pytest.approx(expected)


def test_overlap_prefers_what_says_something_of_the_topic() -> None:
    """A line of nothing but the name of the topic is no key point, though every other shares it."""
    told = [["libya", *others] for others in (("rebel", "town"), ("rebel", "nato"), ("nato", "oil"), ("oil", "town"))]
    scores = overlap([["libya"], *told, ["libya", "port"], ["weather", "rain"]])
    assert min(scores[1:5]) > scores[0] > scores[6] == 0


def test_every_sentence_is_stemmed_in_the_language_of_its_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a collection of several languages, too, whichever comes first."""
    seen: list[list[str]] = []

    def score(sentences) -> list[float]:  # type: ignore[no-untyped-def]
        seen.extend(map(list, sentences))
        return [0.0] * len(sentences)

    monkeypatch.setitem(SUMMARIZERS, DEFAULT, score)
    german = "Die Häuser der Bürger brannten drei Tage lang."
    summarize([article("a", TEXT, 3), replace(article("b", german, 4), language="de")])
    assert seen[-1] == terms(german, language="de") != terms(german, language="en")


def test_equal_scores_go_by_publication(monkeypatch: pytest.MonkeyPatch) -> None:
    """What differs only by the rounding of a processor is equal."""
    monkeypatch.setitem(SUMMARIZERS, DEFAULT, lambda all_of: [0.5 + 1e-13 * number for number in range(len(all_of))])
    chosen = summarize([article("late", TEXT[:100], 20), article("early", TEXT, 3)], count=2)
    assert [sentence.article.id for sentence in chosen] == ["early", "early"]
