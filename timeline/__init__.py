"""The public names of timeline, and nothing else."""
