"""Imports point down only: the layers of docs/design.md, checked."""

import ast
from pathlib import Path

import pytest

import timeline

PACKAGE = Path(timeline.__file__).parent
LAYERS = [
    {"errors", "files", "interval", "centrality", "address"},
    {"model", "language", "phrases"},
    {"text", "terms", "quotable", "dating"},
    {"dates", "boilerplate", "duplicates", "query"},
    {"readers", "events", "summary", "writers"},
    {"notes", "sites"},
    {"brief"},
    {"markdown_extension"},
    {"__init__"},
    {"cli"},
    {"__main__"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent.name not in {"languages", "templates"})


def unit(path: Path) -> str:
    """The name that a module has in the layers: its first part below the package."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> set[str]:
    """The units of this package that a module imports, wherever in the file."""
    units = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "timeline":
            units |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("timeline."):
            units.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            units |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("timeline.")}
    return units & (RANK.keys() | {unit(p) for p in MODULES})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    """A module imports only from layers below its own, never from its peers; a package is free within itself."""
    name = unit(path)
    if name == "__init__":
        return
    assert name in RANK, f"{name} has no layer: give it one here and in docs/design.md"
    wrong = {other for other in imported(path) - {name} if RANK.get(other, 99) >= RANK[name]}
    assert not wrong, f"{name} must not import {sorted(wrong)}"


def test_brief_and_writers_never_import_each_other() -> None:
    """What is computed and how it looks stay apart."""
    assert "writers" not in imported(PACKAGE / "brief.py")
    assert not any("brief" in imported(path) for path in (PACKAGE / "writers").glob("*.py"))
