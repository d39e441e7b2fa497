"""The command ``timeline site init``: what a static site needs to draw timelines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.options import Debug, command
from timeline.cli.writing import check_folder, publish


@command
def init(
    *,
    name: Annotated[str, typer.Argument(help="hugo, jekyll, mkdocs, pelican, eleventy or astro.")],
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the site.")] = Path(),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 when a file would change.")
    ] = False,
    debug: Debug = False,  # noqa: ARG001  # ``command`` reads it  # ``command`` reads it
) -> None:
    """Put the include, shortcode or component that draws a timeline anywhere into a site, and its style sheet."""
    from timeline.sites import init_files

    files = init_files(name)
    check_folder(directory)
    raise typer.Exit(publish(directory, files, check=check))
