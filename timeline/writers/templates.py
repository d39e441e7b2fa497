"""Templates: Jinja2 files of templates/, and those that users bring.

Every expression of a template is escaped for the type of its output, which the file name tells: ``.html``, ``.xml``
and ``.svg`` as HTML, ``.md`` as Markdown, others not at all (they have the filter ``tojson``). What is already
markup is marked so. User templates run in Jinja2's sandbox and can include the built-in ones. The words of a template
are those of the document's language: ``say("key_points")`` speaks a message of its pack.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

from timeline.errors import LanguageError, OptionError
from timeline.language.say import direction, speaker
from timeline.writers import elements, escaping
from timeline.writers.clean import safe_url
from timeline.writers.document import rest, spoken
from timeline.writers.schema import SHOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from timeline.language.say import Speech
    from timeline.writers.schema import Document

_HERE = Path(__file__).parent.parent
FOLDERS = (_HERE / "templates", _HERE.parent / "templates")
"""The wheel's folder, and the checkout's for an editable install."""
_FAULTS = (ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError, LanguageError)
"""What a template of the user's can raise beside Jinja's own errors; LanguageError for a message that is not there."""


def template_folder() -> Path:
    """Find the folder of the built-in templates.

    >>> (template_folder() / "brief.md").is_file()
    True
    """
    return next(folder for folder in FOLDERS if folder.is_dir())


def render_template(name: str, document: Document, *, typography: bool = False, **context: Any) -> str:
    """Fill a built-in template with a document; ``typography`` as in :func:`timeline.writers.escaping.escape`."""
    language = spoken(document).code
    environment = _environment(Path(name).suffix, template_folder(), language=language, typography=typography)
    return environment.get_template(name).render(document, **context)


def render_user_template(path: Path, document: Document, **context: Any) -> str:
    """Fill the user's own template; OptionError says in one line what is wrong with it."""
    from jinja2 import TemplateError

    source = _read(path)
    try:
        environment = _environment(path.suffix, path.parent, template_folder(), language=spoken(document).code)
        return environment.from_string(source).render(document, **context)
    except (TemplateError, *_FAULTS) as error:
        line = getattr(error, "lineno", None)
        raise OptionError(f"{path}{f', line {line}' if line else ''}: {' '.join(str(error).split())}") from None


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise OptionError(f"{path}: cannot be read as a template: {error.strerror}") from None
    except UnicodeDecodeError:
        raise OptionError(f"{path}: cannot be read as a template: it is no text in UTF-8") from None


@cache
def _environment(suffix: str, *folders: Path, language: str, typography: bool = False) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    escape = partial(_markdown_text, typography=typography) if suffix == ".md" else None
    escaped = suffix in {".html", ".xml", ".svg", ".md"}
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=escaped,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    speech = speaker(language)
    environment.globals["SHOWN"] = SHOWN
    environment.globals["stop"] = Markup(speech.stop) if escape else speech.stop  # noqa: S704  # a mark of the pack
    environment.globals["say"] = partial(_say, speech, escape) if escaped else speech.text
    environment.filters.update(_filters(speech, typography=typography))
    return environment


def _filters(speech: Speech, *, typography: bool) -> dict[str, Callable[..., str]]:
    """Name the filters that templates have beside Jinja's own."""
    return {
        "cite": partial(cite, speech),
        "cited": partial(escaping.cited, typography=typography),
        "code": partial(escaping.code, typography=typography),
        "direction": direction,
        "counted": lambda number, noun: speech.text(noun, number=number),
        "inline": partial(_markdown_text, typography=typography, inline=True),
        "link": escaping.link,
        "linked": elements.linked,
        "listed": speech.listed,
        "quoted": lambda text: speech.text("quoted", text=text),
        "rest": lambda numbers: rest(len(numbers), speech),
        "safe_url": safe_url,
        "time": elements.time_element,
    }


def _say(speech: Speech, escape: Callable[..., str] | None, key: str, **values: Any) -> str:
    """Speak a message within a template: its values are escaped as expressions are, unless they are markup."""
    from markupsafe import Markup

    said = Markup()
    for words, place, _, _ in Formatter().parse(speech.pattern(key, number=values.get("number"))):
        said += Markup(words) if escape else words  # noqa: S704  # no word of ours is markup in Markdown
        if place:
            value = speech.value(place, values[place])
            text = value if isinstance(value, str) else str(value)
            said += escape(text, inline=bool(said)) if escape else text
    return said


def _markdown_text(value: Any, *, typography: bool, inline: bool = False) -> Any:
    """Escape an expression's value for Markdown, unless it is marked as markup."""
    from markupsafe import Markup

    if isinstance(value, str) and not hasattr(value, "__html__"):
        return Markup(escaping.escape(value, typography=typography, inline=inline))  # noqa: S704
    return value


def cite(speech: Speech, numbers: list[int], key: str = "and_copies") -> str:
    """Write citations: [1, 2] becomes "[1][2]", as markup that needs no escaping; ``key`` counts what is left out.

    >>> from timeline.language.say import speaker
    >>> print(cite(speaker("en"), [*range(1, 3001)]))
    [1][2][3][4][5][6][7][8] and 2,992 copies
    """
    from markupsafe import Markup

    shown = "".join(f"[{int(number)}]" for number in numbers[:SHOWN])
    return Markup(shown + rest(len(numbers), speech, key))  # noqa: S704  # digits, brackets and our words
