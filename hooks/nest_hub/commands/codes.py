"""Exit codes."""

DONE, FAULTY, MISUSED = 0, 1, 2
"""Nothing wrong; errors in the content; the command itself was wrong."""
