"""The public names are what the documentation says, and nothing else."""

import inspect
from types import ModuleType

import pytest

import timeline
from timeline import errors, model


def test_nothing_else_is_public() -> None:
    """``__all__`` is in order, and holds what hangs on the package when all of it was used, and no more."""
    for name in timeline.__all__:
        getattr(timeline, name)
    hanging = {name for name, thing in vars(timeline).items() if name[0] != "_" and not inspect.ismodule(thing)}
    assert timeline.__all__ == sorted(hanging)


@pytest.mark.parametrize("module", [errors, model])
def test_every_value_and_every_error_can_be_named(module: ModuleType) -> None:
    """What the public calls take, give and raise can be imported from the package."""
    here = {name for name, thing in inspect.getmembers(module, inspect.isclass) if thing.__module__ == module.__name__}
    assert {name for name in here if name[0] != "_"} <= {*timeline.__all__}


def test_an_unknown_name() -> None:
    with pytest.raises(AttributeError, match="'timeline' has no attribute 'find_date'"):
        timeline.find_date  # noqa: B018


def test_every_public_call_documents_itself() -> None:
    """Each has a docstring with a running example or fields with docstrings."""
    for name in timeline.__all__:
        thing = getattr(timeline, name)
        assert inspect.getdoc(thing), name
        if inspect.isfunction(thing):
            assert ">>>" in thing.__doc__, f"{name} needs an example that runs"
            assert inspect.signature(thing).return_annotation is not inspect.Signature.empty, name
