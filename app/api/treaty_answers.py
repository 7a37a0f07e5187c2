"""Treaties, terms and counts as wire models."""

from app.api.links import Links, moment_asked
from app.api.schemas.treaties import (
    ClaimedCountResponse,
    ComparisonResponse,
    CountResponse,
    EntryIntoForceTermResponse,
    PointResponse,
    SignatureTermResponse,
    TermsResponse,
    TreatyLinks,
    TreatyRow,
    WithdrawalTermResponse,
)
from app.domain.claims import Claim, CountContent
from app.domain.counts import DENOMINATOR_DEFINITION, MEASURES, Comparison, Counts
from app.domain.outline import Outline
from app.domain.register import Register
from app.render.saying import says
from app.services.moments import Moment


def treaty_links(treaty_id: str, links: Links) -> TreatyLinks:
    """What there is of a treaty."""
    path = f"/v1/treaties/{treaty_id}"
    return TreatyLinks(
        self=links.to(path),
        states=links.to(f"{path}/states"),
        counts=links.to(f"{path}/counts"),
        series=links.to(f"{path}/counts/series"),
        claims=links.to(f"{path}/claims"),
    )


def treaty_row(register: Register | Outline, moment: Moment, links: Links) -> TreatyRow:
    """A treaty as in lists; its ``revision`` is the last change to it."""
    terms = register.timeline.terms
    return TreatyRow(
        id=register.treaty.id,
        title=register.treaty.title,
        short_title=register.treaty.short_title,
        untc_number=terms.untc_number,
        registration=terms.registration,
        in_force_on=register.timeline.in_force_on(moment.day),
        as_of=moment.day,
        known_at=moment.about(register.treaty.id).known_at,
        revision=register.revision,
        links=treaty_links(register.treaty.id, links),
    )


def terms_answer(register: Register, moment: Moment) -> TermsResponse:
    """The terms, as far as they could be known on the day asked."""
    timeline, terms = register.timeline, register.timeline.terms
    signature, entry, withdrawal = terms.signature, terms.entry_into_force, terms.withdrawal
    return TermsResponse(
        adopted_on=terms.adopted_on,
        adopted_at=terms.adopted_at,
        depositary=terms.depositary,
        signature=SignatureTermResponse(
            opens_on=signature.opens_on,
            closes=signature.closes,
            closed_on=timeline.signature_closed_on(moment.day),
            open=timeline.signature_open(moment.day),
        ),
        accession_open=terms.accession_open,
        entry_into_force=EntryIntoForceTermResponse(
            threshold=entry.threshold, rule=entry.rule, n=entry.n if entry.rule else None
        ),
        in_force_on=timeline.in_force_on(moment.day),
        withdrawal=WithdrawalTermResponse(
            allowed=withdrawal.allowed,
            months=withdrawal.months,
            days=withdrawal.days,
            condition=withdrawal.condition,
        ),
        reservations_allowed=terms.reservations_allowed,
        prohibitions=list(terms.prohibitions),
        claims={term: claim.id for term, claim in sorted(terms.claims.items())},
    )


def counts_answer(
    counts: Counts, treaty_id: str, moment: Moment, links: Links
) -> dict[str, CountResponse]:
    """Each count with its definition and the list of its members."""
    path = f"/v1/treaties/{treaty_id}/states"
    asked = moment_asked(moment)
    found = {
        measure.name: CountResponse(
            value=counts.values[measure.name],
            definition=measure.definition,
            members_url=links.to(path, **measure.members, **asked),
        )
        for measure in MEASURES
    }
    members_url = links.to(path, eligible="true", **asked)
    found["denominator"] = CountResponse(
        value=counts.denominator, definition=DENOMINATOR_DEFINITION, members_url=members_url
    )
    return found


def point_answer(counts: Counts) -> PointResponse:
    """One point of the curve."""
    return PointResponse(on=counts.day, values=point_values(counts))


def point_values(counts: Counts) -> dict[str, int | None]:
    """The counts by name, the denominator among them."""
    return {**counts.values, "denominator": counts.denominator}


def claimed_count_answer(
    claim: Claim, compared: tuple[Comparison, ...], register: Register
) -> ClaimedCountResponse:
    """A number that a source gives, beside ours."""
    content, source = claim.content, register.source_of(claim)
    assert isinstance(content, CountContent)  # noqa: S101 -- the register gives count claims here
    return ClaimedCountResponse(
        claim=claim.id,
        source=source.id,
        publisher=source.publisher,
        says=says(claim, register.states),
        quote=claim.quote,
        operator=content.operator,
        number=content.number,
        measure=content.measure,
        as_of=claim.as_of.latest,
        against=[
            ComparisonResponse(measure=c.measure, value=c.value, holds=c.holds) for c in compared
        ],
    )
