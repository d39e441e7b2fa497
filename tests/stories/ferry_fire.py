"""A story of one day, told by twelve reports of five newsrooms while it went on: a fire on a ferry off Solvik."""

import re

from timeline.interval import Interval
from timeline.model import Article, Dating

_REPORTS = (
    (
        "08:05",
        "Smoke seen on ferry off Solvik",
        (
            "Smoke was seen rising from the ferry Astrid Holm off Solvik at 7.40 a.m. on Wednesday.\n"
            "The coastguard said a lifeboat had been launched at 7.52 a.m.\n"
            "It was not known how many people were on board."
        ),
    ),
    (
        "08:40",
        "Ferry fire: lifeboat reaches Astrid Holm",
        (
            "Last updated 08:38\n"
            "A lifeboat reached the burning ferry Astrid Holm at 8.15 a.m., the coastguard said.\n"
            "The fire broke out in the engine room at about 7.35 a.m., a spokeswoman said.\n"
            "The vessel left Solvik harbour at 7 a.m. with 212 passengers and 31 crew."
        ),
    ),
    (
        "09:20",
        "Passengers taken off burning ferry",
        (
            "The first 40 passengers were taken off the Astrid Holm at 8.50 a.m. on Wednesday by two lifeboats.\n"
            "Smoke had been seen on the car deck shortly after 7.30 a.m., one passenger said.\n"
            "The ferry was built in 1998 and had been inspected in March."
        ),
    ),
    (
        "10:10",
        "Solvik ferry fire: what we know",
        (
            "A helicopter with firefighters landed on the Astrid Holm at 9.30 a.m.\n"
            "By 9.45 a.m. 120 passengers had been brought to Solvik, the coastguard said.\n"
            "The ferry company Norrlinje said it would open a centre for relatives at noon."
        ),
    ),
    (
        "10:55",
        "Helicopter lands firefighters on ferry",
        (
            "Firefighters landed by helicopter on the burning ferry Astrid Holm at 9.30 a.m. on Wednesday.\n"
            "Captain Mara Lindt ordered everybody off the ferry at 8.30 a.m., Norrlinje said."
        ),
    ),
    (
        "11:50",
        "All passengers off ferry",
        (
            "The last passengers left the Astrid Holm at 11.20 a.m., the coastguard said on Wednesday.\n"
            "Eleven people were treated for smoke in Solvik hospital.\n"
            "A lifeboat was launched at 7.52 a.m. after smoke was seen on the ferry."
        ),
    ),
    (
        "12:30",
        "Last passengers leave burning ferry",
        (
            "Last updated 12:24\n"
            "At 11.20 a.m. the last of 212 passengers left the burning ferry, Norrlinje said.\n"
            "Norrlinje opened a centre for relatives in Solvik town hall at noon."
        ),
    ),
    (
        "13:45",
        "Fire on Astrid Holm under control",
        (
            "The fire on the Astrid Holm was under control at 1.15 p.m., the fire service said.\n"
            "Two engineers are missing, Norrlinje said on Wednesday."
        ),
    ),
    (
        "14:20",
        "Two engineers missing after ferry fire",
        (
            "Two engineers of the Astrid Holm are missing, and a search of the engine room began at 1.40 p.m.\n"
            "Firefighters had the blaze under control at 1.15 p.m."
        ),
    ),
    (
        "16:30",
        "Engineers found alive on burnt ferry",
        (
            "The two missing engineers were found alive in a store room at 3.50 p.m. on Wednesday.\n"
            "Captain Mara Lindt thanked the firefighters."
        ),
    ),
    (
        "17:15",
        "Missing engineers alive",
        (
            "Firefighters found both missing engineers alive at 3.50 p.m., the fire service said.\n"
            "A tug will bring the Astrid Holm back to Solvik at 8 p.m., Norrlinje said."
        ),
    ),
    (
        "21:10",
        "Burnt ferry back in Solvik",
        (
            "A tug brought the Astrid Holm into Solvik harbour at 8.20 p.m. on Wednesday.\n"
            "The two engineers who were found alive at 3.50 p.m. are in hospital.\n"
            "The last fire on a ferry off Solvik was in 1987."
        ),
    ),
)
_OUTLETS = ("Solvik Post", "Radio Fjord", "Norra News", "Kanal 4", "Harbour Wire")


def reports() -> list[Article]:
    """The reports as articles, each published at its minute of 14 June 2023."""
    articles = []
    for number, (clock, title, text) in enumerate(_REPORTS):
        published = Dating(Interval.parse(f"2023-06-14T{clock}"), "field")
        outlet = _OUTLETS[number % len(_OUTLETS)]
        name = f"{number:012x}"
        body = tuple(match.span() for match in re.finditer(r"[^\n]+", text))
        articles.append(Article(name, text, f"{name}.txt", title, outlet=outlet, published=published, body=body))
    return articles
