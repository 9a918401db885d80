"""The content of the hub as typed data, and its loaders. They never raise for bad content."""
