"""Properties are tried on the same inputs everywhere, so that a run that passes here passes there.

``pytest --hypothesis-profile explore`` tries new ones each time; what fails it prints as a ``@reproduce_failure`` line.
Deadlines are off and slow inputs allowed, for a machine that is busy is no fault of the code.
"""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "same", derandomize=True, print_blob=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", print_blob=True, deadline=None)
settings.load_profile("same")
