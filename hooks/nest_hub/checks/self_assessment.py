"""The self-assessment asks about every principle of the framework, and about no other."""

from __future__ import annotations

from collections.abc import Iterator

from nest_hub.content.hub import Hub
from nest_hub.content.self_assessment import PATH
from nest_hub.diagnostics import Diagnostic, one_of


def check_self_assessment(hub: Hub) -> Iterator[Diagnostic]:
    """Principles without prompts, and prompts without a principle."""
    assessment = hub.self_assessment
    if not hub.framework.sound or not assessment.named:
        return
    principles = hub.framework.of("principle")
    for ident, prompts in assessment.prompts.items():
        if ident not in principles:
            yield prompts.finding(
                "id",
                f"The self-assessment names the principle '{ident}', which does not exist.",
                one_of(ident, principles),
            )
    for ident in principles:
        if ident not in assessment.named:
            yield Diagnostic(
                PATH,
                0,
                f"The self-assessment has no prompts for the principle '{ident}'.",
                f"Add an entry with `id: {ident}`, and its `think`, `shows` and `next`.",
            )
