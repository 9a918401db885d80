"""Record files, and reports from them, as SPECIFICATION.md says."""
