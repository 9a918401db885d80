"""The hub: its content model, checks and pages. Knows no site engine."""
