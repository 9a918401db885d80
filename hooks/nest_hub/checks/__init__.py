"""The checks of the content. Each returns findings; none prints, logs or raises."""

from __future__ import annotations

from nest_hub.checks.accessibility import check_accessibility
from nest_hub.checks.consent import check_consent
from nest_hub.checks.contributed import check_contributed
from nest_hub.checks.coverage import check_coverage
from nest_hub.checks.docs_files import check_docs_files
from nest_hub.checks.file_names import check_file_names
from nest_hub.checks.forms import check_forms
from nest_hub.checks.glossary_links import check_glossary_links
from nest_hub.checks.links import check_links
from nest_hub.checks.names import check_names
from nest_hub.checks.of_pages import check_pages
from nest_hub.checks.parts import check_parts
from nest_hub.checks.picture_words import check_picture_words
from nest_hub.checks.pictures import check_pictures
from nest_hub.checks.privacy import check_page_privacy, check_privacy
from nest_hub.checks.questions import check_questions
from nest_hub.checks.reading import check_reading
from nest_hub.checks.references import check_references
from nest_hub.checks.self_assessment import check_self_assessment
from nest_hub.checks.study_files import check_study_files
from nest_hub.checks.timing import check_timing
from nest_hub.checks.translations import check_translations
from nest_hub.checks.unfinished import check_unfinished
from nest_hub.checks.updates import check_updates
from nest_hub.checks.videos import check_videos
from nest_hub.checks.wcag import check_wcag
from nest_hub.checks.wording import check_page_wording, check_wording
from nest_hub.content.hub import Hub
from nest_hub.diagnostics import Diagnostic, arrange

PAGE_CHECKS = (
    check_contributed,
    check_names,
    check_page_privacy,
    check_page_wording,
    check_unfinished,
)
CHECKS = (
    check_consent,
    check_coverage,
    check_reading,
    check_references,
    check_self_assessment,
    check_questions,
    check_translations,
    check_docs_files,
    check_file_names,
    check_forms,
    check_glossary_links,
    check_links,
    check_privacy,
    check_accessibility,
    check_parts,
    check_picture_words,
    check_pictures,
    check_study_files,
    check_timing,
    check_updates,
    check_videos,
    check_wcag,
    check_wording,
)


def check_hub(hub: Hub) -> list[Diagnostic]:
    """Every finding of every check, with those of reading, in order.

    What could not be read is reported once: the checks do not judge what depends on it.
    """
    on_pages = check_pages(hub, PAGE_CHECKS)
    found = [finding for check in CHECKS for finding in check(hub)]
    return arrange([*hub.diagnostics, *on_pages, *found])
