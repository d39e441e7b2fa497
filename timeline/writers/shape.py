"""The way back: JSON that came from somewhere, checked until it is a document that every writer can read."""

from __future__ import annotations

import json
import types
from typing import TYPE_CHECKING, Any, Union, cast, get_args, get_origin, get_type_hints, is_typeddict

from timeline.errors import InputError
from timeline.writers.moments import moment
from timeline.writers.schema import VERSION, Date, Document, Entry, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_POINT: dict[str, Any] = {"event": "", "date": None, "timex": None}
_EVENT: dict[str, Any] = {
    "status": "happened",
    "status_in_words": "",
    "headline": None,
    "participants": [],
    "places": [],
    "dated_so": 1,
}
"""What a key point and an event of version 1 did not say."""


def read_document(name: str, data: bytes) -> Document:
    """Read the JSON of a brief, which ``name`` names in messages.

    Raises InputError, in one line, when it is no JSON, no brief, or has not the shape of one.

    A brief of an older version is brought up to this one.

    >>> read_document("a.json", b'{"format": "timeline-brief", "version": 2}')
    Traceback (most recent call last):
    timeline.errors.InputError: a.json: this is no whole brief: language is missing
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(name, f"this is no JSON: {error}") from None
    if not isinstance(found, dict) or found.get("format") != "timeline-brief":
        raise InputError(name, "this is no brief: write one with `timeline brief … -o FILE.json`")
    if found.get("version") == 1:
        found = _from_first(found)
    if found.get("version") != VERSION:
        raise InputError(name, f"a brief of version {found.get('version')!r}; this program reads up to {VERSION}")
    wrong = next(faults(found, Document, ""), None) or next(_dangling(cast("Document", found)), None)
    if wrong:
        raise InputError(name, f"this is no whole brief: {' '.join(wrong.split())}")
    return cast("Document", found)


def _from_first(old: dict[str, Any]) -> dict[str, Any]:
    """Bring a document of version 1 up to date, without checking it: what it did not know is empty.

    >>> _from_first({"version": 1, "notes": ["[1] carries no date."]})["notes"]
    [{'code': '', 'text': '[1] carries no date.'}]
    """
    tongues = [source.get("language") for source in old.get("sources") or () if isinstance(source, dict)]
    new = {"language": "en", "headings": {}, **_walked(old, tongues), "version": 2}
    for key, added in (("summary", _POINT), ("events", _EVENT)):
        if isinstance(new.get(key), list):
            new[key] = [{**added, **part} if isinstance(part, dict) else part for part in new[key]]
    if isinstance(new.get("notes"), list):
        new["notes"] = [{"code": "", "text": note} if isinstance(note, str) else note for note in new["notes"]]
    return new


def _walked(value: Any, tongues: Sequence[Any]) -> Any:
    """Give every date and every quote within a document of version 1 the keys that each has now.

    ``tongues`` are the languages of its sources.
    """
    if isinstance(value, list):
        return [_walked(part, tongues) for part in value]
    if not isinstance(value, dict):
        return value
    new = {key: _walked(part, tongues) for key, part in value.items()}
    if "phrase" in new:
        new = {"parts": [new["phrase"]], "short": new["phrase"], **new}
    if "citations" in new and "text" in new:
        cited = new["citations"][0] if isinstance(new["citations"], list) and new["citations"] else 0
        known = isinstance(cited, int) and 0 < cited <= len(tongues)
        new = {"rest": "", "language": tongues[cited - 1] if known else "", **new}
    if "basis" in new:
        new = {"dated": new["basis"], **new}
    if new.get("how") == "words":
        new["how"] = "resolved" if isinstance(new.get("timex"), dict) and new["timex"].get("anchor") else "stated"
    return new


def faults(value: object, shape: Any, path: str) -> Iterator[str]:
    """Say where a value has not the shape that an annotation tells; keys that nobody asked for may be there.

    >>> list(faults({"text": 1}, Quote, "summary[0]"))[:2]
    ['summary[0].text is no str', 'summary[0].language is missing']
    """
    if get_origin(shape) in {types.UnionType, Union}:
        tried = [list(faults(value, kind, path)) for kind in get_args(shape)]
        yield from min(tried, key=len) if value is None or [] in tried else tried[0]
    elif get_origin(shape) is dict:
        yield from _text_faults(value, path)
    elif get_origin(shape) is list:
        yield from _list_faults(value, get_args(shape)[0], path)
    elif is_typeddict(shape):
        yield from _dict_faults(value, shape, path)
    elif not isinstance(value, (int, float) if shape is float else shape) or (shape is int and isinstance(value, bool)):
        yield f"{path} is no {'null' if shape is types.NoneType else shape.__name__}"


def _text_faults(value: object, path: str) -> Iterator[str]:
    """Say what is no table of texts."""
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        yield f"{path} is no object of texts"


def _list_faults(value: object, item: Any, path: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{path} is no list"
        return
    for number, part in enumerate(value):
        yield from faults(part, item, f"{path}[{number}]")


def _dict_faults(value: object, shape: Any, path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{path} is no object"
        return
    for key, kind in get_type_hints(shape).items():
        inner = f"{path}.{key}".lstrip(".")
        if key in value:
            yield from faults(value[key], kind, inner)
        elif key not in shape.__optional_keys__:
            yield f"{inner} is missing"
    if shape is Date:
        yield from _date_faults(value, path)
    if shape is Entry and value.get("quotes") == []:
        yield f"{path}.quotes is empty: an event has one at least"


def _date_faults(value: dict[str, Any], path: str) -> Iterator[str]:
    try:
        if moment(value["start"]) >= moment(value["end"]):
            yield f"{path} ends before it begins"
    except (KeyError, TypeError):
        pass  # told before
    except ValueError as error:
        yield f"{path}: {error}"


def _dangling(document: Document) -> Iterator[str]:
    """Say which citations name no source; sources are numbered from 1 in their order."""
    count = len(document["sources"])
    if [source["number"] for source in document["sources"]] != [*range(1, count + 1)]:
        yield "sources are not numbered from 1 in their order"
    quotes: list[Quote | Entry] = [*document["summary"], *document["undated"], *document["events"]]
    for event in document["events"]:
        quotes += [*event["quotes"], *event["evidence"]]
    for number in (number for quote in quotes for number in quote["citations"]):
        if not 1 <= number <= count:
            yield f"there is no source [{number}]"
