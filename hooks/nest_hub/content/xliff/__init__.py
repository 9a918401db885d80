"""Pages as XLIFF 1.2, for translation offices, and back.

1.2 and not 2.x, because 1.2 is what every tool of the trade takes: Trados, memoQ, Phrase, OmegaT,
Weblate. Several of them still cannot open 2.x, and what 2.x adds (modules for glossaries, for
validation) no office would see.

`inline` reads and writes the Markdown within a paragraph, `segments` finds the paragraphs of a
page, `units` says what of a page is to be translated, `writing` and `reading` are the XML, and
`returning` makes a page of what came back.
"""
