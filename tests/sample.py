"""A brief of our own making, as the pipeline would build it: what the tests of the writers render."""

from timeline.interval import Interval, civil, minutes
from timeline.model import Article, Brief, Dating, Event, Headline, KeyPoint, Mention, Name, Note, Sentence, Timex

REPORT = Article(
    id="0a1b2c3d4e5f",
    source="articles/report.txt",
    title="Video threatens the heads of two networks",
    author="Nora Feldt",
    outlet="The Harbour Post",
    url="https://example.org/2016/02/25/video?ref=a&lang=en",
    text=(
        "A video that threatens the heads of Facebook and Twitter went round on Thursday. "
        "“We do not want such people here,” Mark Zuckerberg told the Mobile World Congress in Barcelona this week. "
        "Twitter has suspended 125,000 accounts in the past six months. "
        "In 2014, the company received a wave of death threats."
    ),
    published=Dating(Interval.of(2016, 2, 25, 9, 40), "byline", "25 Feb '16 09:40AM", "", 1.0),
)
COPY = Article(
    id="1b2c3d4e5f6a",
    source="articles/copy.txt",
    title="Video threatens the heads of two networks",
    text="In 2014, the company received a wave of death threats. Twitter has suspended 125,000 accounts in "
    "the past six months.",
    published=Dating(Interval.of(2016, 2, 25), "inferred", REPORT.title, "", 0.7, inferred_from=REPORT.id),
)
OTHER = Article(
    id="2c3d4e5f6a7b",
    source="articles/other.html",
    title="Two years of threats",
    author="Grace Okoro",
    outlet="Kanal 4",
    url="https://example.com/threats",
    language="en",
    text="Threats against Twitter began in 2014, when it first removed such accounts. "
    "Its offices were closed for a day on 24 February 2016.",
    published=Dating(Interval.of(2016, 2, 26), "JSON-LD datePublished", "2016-02-26T08:00+01:00", "+01:00", 1.0),
)
LETTER = Article(
    id="3d4e5f6a7b8c",
    source="articles/letter.txt",
    title="A letter to the editor",
    text="The threats have not stopped since.",
)


def sentence(article: Article, number: int) -> Sentence:
    """The sentence of an article, counted from 0; here a full stop and a blank end one."""
    start = 0
    parts = article.text.split(". ")
    for part in parts[:number]:
        start += len(part) + 2
    return Sentence(article, start, min(start + len(parts[number]) + 1, len(article.text)))


def mention(
    article: Article, number: int, interval: Interval, words: str = "", anchor: Interval | None = None
) -> Mention:
    """The mention that a sentence makes of an interval, by words or by its day of publication."""
    quoted = sentence(article, number)
    if not words:
        return Mention(quoted, interval, "publication")
    start = article.text.index(words, quoted.start)
    timex = Timex(start, start + len(words), words, "DATE", str(interval), interval, rule="test", anchor=anchor)
    return Mention(quoted, interval, "resolved" if anchor else "stated", timex)


DAY = Interval.of(2016, 2, 25)
EVENTS = (
    Event(
        id="e2014000",
        interval=Interval.of(2014),
        mentions=(mention(REPORT, 3, Interval.of(2014), "In 2014"),),
        evidence=(mention(OTHER, 0, Interval.of(2014), "in 2014"),),
        sources=2,
        score=3.5,
        status="background",
        dated_so=2,
        reasons=(Note("happening", {"sources": 2, "stems": ()}),),
    ),
    Event(
        id="e2015080",
        interval=Interval.months(2015, 8, 7),
        mentions=(mention(REPORT, 2, Interval.months(2015, 8, 7), "in the past six months", DAY),),
        sources=1,
        score=2.0,
    ),
    Event(
        id="e2016w08",
        interval=Interval.week(2016, 8),
        mentions=(mention(REPORT, 1, Interval.week(2016, 8), "this week", DAY),),
        sources=1,
        score=1.5,
        headline=Headline("Threats", OTHER, (0, 7)),
        status="planned",
        places=(Name("Barcelona", (mention(REPORT, 1, Interval.week(2016, 8), "this week", DAY).id,)),),
    ),
    Event(
        id="e2016022",
        interval=DAY,
        mentions=(
            mention(REPORT, 0, DAY, "on Thursday", DAY),
            mention(OTHER, 1, Interval.of(2016, 2, 24), "24 February 2016"),
        ),
        sources=2,
        score=4.0,
        headline=Headline(REPORT.title, REPORT),
        participants=tuple(
            Name(name, (mention(REPORT, 0, DAY, "on Thursday", DAY).id,)) for name in ("Facebook", "Twitter")
        ),
        dated_so=1,
        alternatives=(Interval.of(2016, 2, 24),),
    ),
)
BRIEF = Brief(
    title="Threats against two networks",
    summary=(
        KeyPoint(sentence(REPORT, 0), "e2016022", DAY, EVENTS[3].mentions[0].timex),
        KeyPoint(sentence(REPORT, 2), "e2015080", EVENTS[1].interval, EVENTS[1].mentions[0].timex),
        KeyPoint(sentence(OTHER, 0)),
    ),
    events=EVENTS,
    articles=(REPORT, COPY, OTHER, LETTER),
    copies=(0, 0, 2, 3),
    undated=(sentence(LETTER, 0),),
    notes=(
        Note("inferred_copy", {"article": 2, "other": 1, "day": DAY}),
        Note("undated", {"article": 4}),
    ),
)


def crowd(count: int, years: int = 3) -> Brief:
    """A brief of ``count`` events spread unevenly over ``years`` years, days, months and periods among them."""
    verbs = ("opened", "closed", "sued", "warned", "resigned", "voted", "published", "denied", "announced", "met")
    text = " ".join(f"The council of district {n} {verbs[n % 10]} again in round {n}." for n in range(count))
    article = Article("c0ffee000000", text, "crowd.txt", "Rounds", published=Dating(Interval.of(2020, 1, 1), "option"))
    events, start = [], 0
    for n in range(count):
        end = text.index(".", start) + 1
        day = minutes(2020 - years) + (n * 7919 % (years * 365)) * 1440
        year, month, date, *_ = civil(day)
        shapes = (Interval.of(year, month, date), Interval.of(year, month), Interval.of(year, month, date))
        spread = Interval.months(year, month, 4 + n % 9) if n % 17 == 3 else shapes[n % 3 if n % 2 else 0]
        found = Mention(Sentence(article, start, end), spread, "stated" if n % 5 else "publication")
        events.append(Event(f"c{n:07}", spread, (found,), sources=1 + n * n % 7, score=n * 31 % 97))
        start = end + 1
    events.sort(key=lambda event: (event.interval, event.id))
    return Brief(
        f"{count} rounds", (KeyPoint(Sentence(article, 0, text.index(".") + 1)),), tuple(events), (article,), (0,)
    )


def copied(count: int) -> Brief:
    """A brief of one event that ``count`` articles tell in the same words."""
    text = "The bridge fell on 1 May 2014."
    articles = tuple(Article(f"{n:012x}", text, f"{n}.txt") for n in range(count))
    day = Interval.of(2014, 5, 1)
    found = Mention(Sentence(articles[0], 0, len(text)), day, "stated")
    return Brief("Copies", (KeyPoint(found.sentence),), (Event("e1", day, (found,)),), articles, (0,) * count)
