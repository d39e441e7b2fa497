"""Every example and counter-example of the language files."""

import datetime as dt
import re
from typing import Any

import pytest

from timeline.dates import find_dates
from timeline.dates.grammar import grammar
from timeline.dates.meanings import MEANINGS
from timeline.language.files import known
from timeline.language.pack import load

READ_ON = dt.date(2013, 2, 12)  # a Tuesday, as docs/languages.md says
WORDED = [code for code in known() if not load(code).plain]
"""The languages whose files have words for dates."""
RULES = [
    pytest.param(code, rule, id=f"{code}: {rule['name']}") for code in WORDED for rule in load(code).dates["rules"]
]
NEVER = [pytest.param(code, text, id=f"{code}: {text}") for code in WORDED for text in load(code).dates["never"]]


@pytest.mark.parametrize(("code", "rule"), RULES)
def test_examples(code: str, rule: dict[str, Any]) -> None:
    """A rule finds its examples whole, with the value beside them, and leaves its counter-examples alone."""
    assert rule["means"] in MEANINGS
    for example, values in rule.get("examples", {}).items():
        text = example.replace("[", "").replace("]", "")
        extents = re.findall(r"\[(.*?)\]", example) or [example]
        found = find_dates(text, READ_ON, language=code, prefer="future" if rule.get("reminder") else None)
        assert [(t.text, t.value) for t in found] == list(zip(extents, values.split(), strict=True)), text
        assert rule["name"] in {t.rule for t in found}, text
    for text in rule.get("never", ()):
        assert rule["name"] not in {t.rule for t in find_dates(text, READ_ON, language=code)}


@pytest.mark.parametrize("code", WORDED)
def test_every_pattern_compiles(code: str) -> None:
    """Also the rules that no example needs; a rule that finds something has an example."""
    rules = [rule for rule in grammar(load(code)).rules if rule.node]
    assert all(rule.regex for rule in rules)
    bare = {rule["name"] for rule in load(code).dates["rules"] if rule["means"] != "nothing" and "examples" not in rule}
    live = {rule.name for rule in rules if "only" not in rule.options}
    assert not bare & live


@pytest.mark.parametrize(("code", "text"), NEVER)
def test_what_is_no_date_is_left_alone(code: str, text: str) -> None:
    """Texts that hold words of dates, and no date."""
    assert find_dates(text, READ_ON, language=code) == ()
