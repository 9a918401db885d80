"""The commands of `nest-hub`, one file each. They call, print, and return an exit code."""
