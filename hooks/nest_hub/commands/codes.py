"""Exit codes."""

DONE, FAULTY, MISUSED = 0, 1, 2
"""Nothing wrong; errors in the content; the command itself was wrong."""
STOPPED = 130
"""Stopped by the person at the keyboard, as shells have it."""
