"""The words of pages, cards, maps and badges, all in one place and in English; templates hold none of their own."""

from datetime import date

from app.domain.actions import ActionKind
from app.domain.history import Event, Happening
from app.domain.standing import Basis, Certainty, Rule, Standing, Status
from app.render.english import capitalised, past_of, write_day

STATUS = {
    Status.PARTY: "party",
    Status.CONTRACTING: "joined, not yet bound",
    Status.SIGNATORY: "signed, not joined",
    Status.WITHDRAWING: "leaving",
    Status.WITHDRAWN: "has left",
    Status.NON_SIGNATORY: "neither signed nor joined",
    Status.UNKNOWN: "not recorded",
    Status.NOT_APPLICABLE: "could not take part yet",
}
BASIS = {
    Basis.STATED: "A source says so.",
    Basis.DERIVED: "Follows from other acts.",
    Basis.ABSENT_FROM_COMPLETE_LIST: "A complete list of participants does not name it.",
    Basis.NOT_RECORDED: "No source in the record says.",
}
RULE = {
    Rule.BEFORE_ADOPTION: "The treaty had not been adopted yet.",
    Rule.BEFORE_STATEHOOD: "It could not take part in treaties yet.",
    Rule.BEFORE_SIGNATURE_OPENED: "The treaty was not open for signature yet.",
    Rule.ACTED_LATER: "It did so on a later day.",
    Rule.ACCESSION_IS_WITHOUT_SIGNATURE: "A state that accedes has not signed.",
    Rule.PARTY_HAS_CONSENTED: "A party has consented to be bound.",
    Rule.WITHDRAWAL_FOLLOWS_CONSENT: "A state that withdraws had consented before.",
    Rule.NO_CONSENT_NO_BOND: "A state that has not consented is not bound.",
    Rule.ENTRY_INTO_FORCE: "The treaty's own rule on entry into force.",
    Rule.TREATY_NOT_YET_IN_FORCE: "The treaty was not in force yet.",
    Rule.DATE_OF_EFFECT_NOT_RECORDED: "The record does not give the date of effect.",
    Rule.WITHDRAWAL_EFFECT: "The treaty's own rule on withdrawal.",
    Rule.WITHDRAWAL_UNCONFIRMED: "No source says that the withdrawal took effect.",
    Rule.WITHDRAWAL_DATE_NOT_RECORDED: "The record does not say when the withdrawal takes effect.",
}
_HAPPENING = {
    Happening.ENTRY_INTO_FORCE: "The treaty takes effect for it",
    Happening.WITHDRAWAL_TAKES_EFFECT: "Its withdrawal takes effect",
    Happening.DECLARATION: "Declared",
    Happening.COMMUNICATION: "Another state about it",
}
RANK = {
    "depositary": "Depositary",
    "official": "Official",
    "monitor": "Monitor",
    "press": "Press",
}
TEXT = {
    "site": "Treaty Status",
    "tagline": "Has this state signed, joined or left a treaty? Who says so, and as of when?",
    "search": "Which state?",
    "search_example": "A name or a code: Ukraine, UA, UKR",
    "find": "Find",
    "skip": "Skip to the content",
    "skip_map": "Skip the map",
    "api": "For developers",
    "map": "World map",
    "map_note": "Boundaries and names on this map imply no endorsement or opinion on the legal status of any "
    "territory. Land in the plainest tone is not a state of this record.",
    "states": "All states",
    "in_text": "The map as text",
    "state": "State",
    "status": "Status",
    "signed": "Signed",
    "joined": "Joined",
    "bound": "Bound since",
    "region": "Region",
    "any": "Any",
    "name_contains": "Name contains",
    "show": "Show",
    "sort": "Sort by",
    "none_match": "No state matches.",
    "curve": "Parties and signatures over time",
    "parties": "States Parties",
    "signatures": "Signatures",
    "as_of": "As of",
    "as_of_show": "Show this day",
    "embed": "Embed this",
    "embed_how": "Copy this into your page. It holds no script and sets no cookie.",
    "embed_pinned": "To keep the words as they are today, whatever changes later:",
    "embed_script": "Or, where scripts are welcome, as an element that is as high as its words need:",
    "copy_it": "Copy",
    "copied": "Copied",
    "other_treaties": "In other treaties",
    "signature": "Signature",
    "consent": "Consent",
    "force": "Force",
    "signature_asks": "Has it signed?",
    "consent_asks": "Has it joined?",
    "force_asks": "Is it bound?",
    "timeline": "Timeline",
    "no_events": "The record holds no act of this state by this day.",
    "evidence": "Who says so",
    "agrees": "agrees with the record",
    "disagrees": "differs from the record",
    "unjudged": "cannot be compared",
    "no_publisher": "Publisher not recorded",
    "not_dated": "not dated",
    "do_not_say": "What not to say",
    "do_not_say_why": "These would be wrong, or say more than the record does.",
    "cite": "Cite this",
    "report": "Report an error",
    "terms": "What the treaty says of itself",
    "open_source": "Open the source",
    "data": "Data",
    "feeds": "Feeds",
    "treaties": "Treaties",
    "candidates": "That name may mean",
    "suggestions": "Did you mean",
    "not_found": "Nothing here",
    "home": "To the front page",
    "projected": "projected",
    "more": "Sources and dates",
    "updated": "Updated since.",
    "newest": "See the newest record",
    "about_communications": "What other states have said",
    "declarations": "Declarations",
}
MEASURES = {
    "parties_deposited": "States Parties",
    "signatories_not_party": "signed, not joined",
    "withdrawn": "left",
    "neither_signed_nor_joined": "neither signed nor joined",
}


def yes_or_no(value: bool | None) -> str:
    """Yes, No or Not recorded."""
    return "Not recorded" if value is None else "Yes" if value else "No"


def signature_line(standing: Standing) -> str:
    """When it signed, or whether a state still can."""
    axis = standing.signature
    if axis.signed_on:
        return f"On {write_day(axis.signed_on)}."
    if axis.open is False and axis.closed_on and standing.day >= axis.closed_on:
        return f"Signature closed on {write_day(axis.closed_on)}."
    return "Open for signature." if axis.open and not axis.signed else ""


def consent_line(standing: Standing) -> str:
    """By which act and when, or the one way that is open."""
    axis = standing.consent
    if axis.act and axis.deposited_on:
        return f"By {axis.act.replace('_', ' ')}, {write_day(axis.deposited_on)}."
    if standing.joining and not axis.expressed:
        return f"The way in: {standing.joining.replace('_', ' ')}."
    return ""


def force_line(standing: Standing) -> str:
    """Since when, and whether it is leaving."""
    axis, leaving = standing.force, standing.force.withdrawal
    since, left_on = axis.since, leaving.effective_on if leaving else None
    if standing.status is Status.WITHDRAWN:
        bound = f"It was bound from {write_day(since)}. " if since else ""
        return f"{bound}It left on {write_day(left_on)}." if left_on else bound.strip()
    said = []
    if since:
        said.append(f"{'Since' if since <= standing.day else 'From'} {write_day(since)}.")
    if leaving:
        said.append(f"Notice of withdrawal on {write_day(leaving.notified_on)}.")
    if leaving and left_on:
        was = "was to" if left_on <= standing.day else "is to"
        sure = "" if leaving.certainty is Certainty.CONFIRMED else ", unless something delays it"
        said.append(f"It {was} take effect on {write_day(left_on)}{sure}.")
    return " ".join(said)


def event_line(event: Event) -> str:
    """What happened, for a timeline."""
    if event.happening is Happening.ACT and event.act:
        return f"{capitalised(past_of(event.act))}{f' ({event.text})' if event.text else ''}"
    said = _HAPPENING[event.happening]
    expected = " (expected)" if event.certainty is Certainty.PROJECTED else ""
    return f"{said}{expected}{f': {event.text}' if event.text else ''}"


def act_word(act: ActionKind | None) -> str:
    """The act by its name, or nothing."""
    return act.replace("_", " ") if act else ""


def record_line(verified_on: date | None, stale: bool | None) -> str:
    """How far the record is verified, for the foot of a page or a card."""
    if verified_on is None:
        return "No dated source confirms the record for this state."
    said = f"Record of {write_day(verified_on)}"
    return f"{said}; more than 90 days old, so later acts may be missing." if stale else f"{said}."


def map_text(treaty: str, day: date) -> str:
    """The map's title."""
    return f"{treaty}: every state's status on {write_day(day)}"


def count_line(number: int, status: Status) -> str:
    """A count of the legend."""
    return f"{number} {STATUS[status]}"
