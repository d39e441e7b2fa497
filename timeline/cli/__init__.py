"""The command line: arguments, files, exit codes; nothing else in the package knows them.

One module per command, or family of commands; ``options`` declares what they share, ``reading`` and ``writing`` do what
they share, ``terminal`` meets the terminal. Exit codes: 0 all fine, 1 some inputs failed, 2 wrong usage, 3 nothing to
report, 130 interrupted.
"""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli.articles import articles
from timeline.cli.brief import brief, events, summary
from timeline.cli.dates import dates
from timeline.cli.site import init

app = typer.Typer(
    help="Read news articles, resolve their dates, and write a timeline in which every line cites its source.",
    epilog="Exit codes: 0 all fine, 1 some inputs failed, 2 wrong usage, 3 nothing to report, 130 interrupted.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
site_app = typer.Typer(help="Prepare a static site.", no_args_is_help=True)
for run in (brief, events, summary, dates, articles):
    app.command()(run)
site_app.command()(init)
app.add_typer(site_app, name="site")


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False,
) -> None:
    """Answer what belongs to no command."""
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"timeline {installed('timeline-brief')}")
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    app(prog_name="timeline")
