"""Stories written for tests."""
