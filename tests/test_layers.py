"""Imports point down only: the layers of docs/design.md, checked; and nothing goes in circles within a package."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import timeline

PACKAGE = Path(timeline.__file__).parent
LAYERS = [
    {"errors", "files", "interval", "address", "workers"},
    {"model"},
    {"language"},
    {"dates"},
    {"analysis"},
    {"readers", "events", "summary", "writers"},
    {"notes", "points", "titles", "sites"},
    {"brief"},
    {"markdown_extension"},
    {"__init__"},
    {"cli"},
    {"__main__"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if "templates" not in path.parts
}


def imported(path: Path) -> set[str]:
    """The modules of this package that a module imports, wherever in the file."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "timeline":
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= {name if name in MODULES else node.module for name in inside}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names if alias.name.partition(".")[0] == "timeline"}
    return names & MODULES.keys()


def unit(module: str) -> str:
    """The name that a module has in the layers: its first part below the package."""
    return module.split(".")[1] if "." in module else "__init__"


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_down(module: str) -> None:
    """A module imports only from layers below its own, never from its peers; a package is free within itself."""
    name = unit(module)
    if name == "__init__":
        return
    assert name in RANK, f"{name} has no layer: give it one here and in docs/design.md"
    others = {unit(other) for other in imported(MODULES[module])} - {name}
    wrong = {other for other in others if RANK.get(other, 99) >= RANK[name]}
    assert not wrong, f"{name} must not import {sorted(wrong)}"


def test_nothing_goes_in_circles() -> None:
    """Within a package, too, there is an order in which its modules can be read."""
    graph = {module: imported(path) - {module} for module, path in MODULES.items() if module != "timeline"}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))
