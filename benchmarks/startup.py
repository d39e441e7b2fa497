"""How long `timeline --help` takes, in seconds of CPU, beside a Python that does nothing: run after adding imports."""

import resource
import statistics
import subprocess
import sys

RUNS = 7
LIMIT = 0.3
"""Seconds of CPU that help may take."""


def cpu_seconds(*command: str) -> float:
    """User and system time of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print the medians; fail when help is slower than the limit."""
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "timeline --help": [sys.executable, "-m", "timeline", "--help"],
        "timeline brief --help": [sys.executable, "-m", "timeline", "brief", "--help"],
    }
    medians = {}
    for name, command in commands.items():
        medians[name] = statistics.median(cpu_seconds(*command) for _ in range(RUNS))
        print(f"{name:<24}{medians[name]:6.3f} s CPU")
    return int(medians["timeline --help"] > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
