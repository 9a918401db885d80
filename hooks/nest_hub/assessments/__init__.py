"""The self-assessments of several teams as one picture: SPECIFICATION.md says how."""
