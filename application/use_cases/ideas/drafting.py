"""An idea from all that is known of its article: the draft, the assessment and where it came from."""

from application.ports.idea_writer import IdeaDraft
from application.use_cases.ideas.curating import Assessment, Circumstances
from application.use_cases.ideas.gathering import Finding
from domain.ideas.idea import Idea, Origin
from domain.ideas.novelty import held_because
from domain.ideas.scoring import scored
from domain.shared.ids import RunId


def idea_from(  # noqa: PLR0913, PLR0917  (everything that an idea is made of)
    finding: Finding, assessment: Assessment, draft: IdeaDraft, around: Circumstances, run_id: RunId, article_key: str
) -> Idea:
    """What a run names is wanted: a likeness is shown then, and asks nobody."""
    article, channel = finding.article, around.channel
    score = scored({**assessment.shares, "evidence": draft.evidence, "format_fit": draft.format_fit})
    return Idea(
        id=finding.idea_id,
        channel_id=channel.id,
        run_id=run_id,
        title=draft.title,
        description=draft.description,
        tags=draft.tags,
        score=score.total,
        score_parts=score.parts,
        score_reasons=score.reasons,
        target_format=draft.target_format,
        format_reason=draft.format_reason,
        language=article.language,
        origin=Origin(source=article.source, article_key=article_key, article_digest=article.digest, url=article.url),
        keywords=assessment.gist.keywords,
        match=assessment.match,
        held_because=held_because(
            score.total,
            channel.curation.auto_approve_from,
            assessment.match,
            ask_for_duplicates=finding.standing is not None,
        ),
        routing=finding.routing,
        campaign_id=assessment.campaign.id if assessment.campaign else None,
        created_at=around.now,
        updated_at=around.now,
    )
