"""Templates: Jinja2 files of templates/, and those that users bring.

Every expression of a template is escaped for the type of its output, which the file name tells: ``.html``, ``.xml``
and ``.svg`` as HTML, ``.md`` as Markdown, others not at all (they have the filter ``tojson``). What is already
markup is marked so. User templates run in Jinja2's sandbox and can include the built-in ones.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from timeline.writers.document import Document

_HERE = Path(__file__).parent.parent
FOLDERS = (_HERE / "templates", _HERE.parent / "templates")
"""The wheel's folder, and the checkout's for an editable install."""
SHOWN = 8
"""How many citations of one sentence are written out; the JSON has all."""


def template_folder() -> Path:
    """Find the folder of the built-in templates.

    >>> (template_folder() / "brief.md").is_file()
    True
    """
    return next(folder for folder in FOLDERS if folder.is_dir())


def render_template(name: str, document: Document, *, typography: bool = False, **context: Any) -> str:
    """Fill a built-in template with a document; ``typography`` as in :func:`timeline.writers.markdown.escape`."""
    environment = _environment(Path(name).suffix, template_folder(), typography=typography)
    return environment.get_template(name).render(document, **context)


def render_user_template(path: Path, document: Document, **context: Any) -> str:
    """Fill the user's own template; OptionError says in one line what is wrong with it."""
    from jinja2 import TemplateError

    source = _read(path)
    try:
        template = _environment(path.suffix, path.parent, template_folder()).from_string(source)
        return template.render(document, **context)
    except (
        TemplateError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
    ) as error:
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
def _environment(suffix: str, *folders: Path, typography: bool = False) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=suffix in {".html", ".xml", ".svg", ".md"},
        finalize=partial(_markdown_text, typography=typography) if suffix == ".md" else None,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["SHOWN"] = SHOWN
    environment.filters.update(_filters(typography=typography))
    return environment


def _filters(*, typography: bool) -> dict[str, Callable[..., str]]:
    """Name the filters that templates have beside Jinja's own."""
    from timeline.language.say import counted, listed
    from timeline.writers.clean import safe_url
    from timeline.writers.html import linked, time_element
    from timeline.writers.markdown import cited, code, link

    return {
        "cite": cite,
        "cited": partial(cited, typography=typography),
        "code": partial(code, typography=typography),
        "counted": counted,
        "link": link,
        "linked": linked,
        "listed": listed,
        "quoted": quoted,
        "rest": rest,
        "safe_url": safe_url,
        "time": time_element,
    }


def _markdown_text(value: object, *, typography: bool) -> object:
    """Escape an expression's value for Markdown, unless it is marked as markup."""
    from markupsafe import Markup

    from timeline.writers.markdown import escape

    if isinstance(value, str) and not hasattr(value, "__html__"):
        return Markup(escape(value, typography=typography))  # noqa: S704
    return value


def cite(numbers: list[int], one: str = "copy", many: str = "copies") -> str:
    """Write citations: [1, 2] becomes "[1][2]", as markup that needs no escaping; see :func:`rest` for many.

    >>> print(cite([*range(1, 3001)]))
    [1][2][3][4][5][6][7][8] and 2,992 copies
    """
    from markupsafe import Markup

    shown = "".join(f"[{int(number)}]" for number in numbers[:SHOWN])
    return Markup(shown + rest(numbers, one, many))  # noqa: S704  # digits, brackets and our words


def rest(numbers: list[int], one: str = "copy", many: str = "copies") -> str:
    """Say how many citations are not written out, thousands of which a story has that everybody prints.

    >>> rest([1, 2]), rest([*range(9)])
    ('', ' and 1 copy')
    """
    more = len(numbers) - SHOWN
    return f" and {more:,} {one if more == 1 else many}" if more > 0 else ""


def quoted(text: str) -> str:
    """Put a text in quotation marks.

    >>> quoted("25 Feb '16")
    "“25 Feb '16”"
    """
    return f"“{text}”"
