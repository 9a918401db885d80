"""Picture files: what they are, what they hold besides the picture, and how that is taken out.

A reader for each kind (`jpeg`, `png`, `webp`, `avif`) knows the parts that are needed to show a
picture. Every other part is hidden data: what nobody sees is published all the same.
"""
