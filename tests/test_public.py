"""The public names are what the documentation says, and nothing else."""

import inspect

import timeline


def test_all_names_exist() -> None:
    """``__all__`` lists every public name once."""
    assert len(timeline.__all__) == len(set(timeline.__all__))
    assert all(hasattr(timeline, name) for name in timeline.__all__)


def test_every_public_call_documents_itself() -> None:
    """Each has a docstring with a running example or fields with docstrings."""
    for name in timeline.__all__:
        thing = getattr(timeline, name)
        assert inspect.getdoc(thing), name
        if inspect.isfunction(thing):
            assert ">>>" in thing.__doc__, f"{name} needs an example that runs"
            assert inspect.signature(thing).return_annotation is not inspect.Signature.empty, name
