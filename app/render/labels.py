"""Labels: the words for the domain's values and for the parts of a page, marked for translation."""

from collections.abc import Mapping

from app.domain.actions import ActionKind
from app.domain.history import Happening
from app.domain.standing import Basis, Rule, Status
from app.render.languages import N_

STATUS: Mapping[Status, str] = {
    Status.PARTY: N_("party"),
    Status.CONTRACTING: N_("joined, not yet bound"),
    Status.SIGNATORY: N_("signed, not joined"),
    Status.WITHDRAWING: N_("leaving"),
    Status.WITHDRAWN: N_("has left"),
    Status.NON_SIGNATORY: N_("neither signed nor joined"),
    Status.UNKNOWN: N_("not recorded"),
    Status.NOT_APPLICABLE: N_("could not take part yet"),
}
BASIS: Mapping[Basis, str] = {
    Basis.STATED: N_("A source says so."),
    Basis.DERIVED: N_("Follows from other acts."),
    Basis.ABSENT_FROM_COMPLETE_LIST: N_("A complete list of participants does not name it."),
    Basis.NOT_RECORDED: N_("No source in the record says."),
}
RULE: Mapping[Rule, str] = {
    Rule.BEFORE_ADOPTION: N_("The treaty had not been adopted yet."),
    Rule.BEFORE_STATEHOOD: N_("It could not take part in treaties yet."),
    Rule.BEFORE_SIGNATURE_OPENED: N_("The treaty was not open for signature yet."),
    Rule.ACTED_LATER: N_("It did so on a later day."),
    Rule.ACCESSION_IS_WITHOUT_SIGNATURE: N_("A state that accedes has not signed."),
    Rule.PARTY_HAS_CONSENTED: N_("A party has consented to be bound."),
    Rule.WITHDRAWAL_FOLLOWS_CONSENT: N_("A state that withdraws had consented before."),
    Rule.NO_CONSENT_NO_BOND: N_("A state that has not consented is not bound."),
    Rule.ENTRY_INTO_FORCE: N_("The treaty's own rule on entry into force."),
    Rule.TREATY_NOT_YET_IN_FORCE: N_("The treaty was not in force yet."),
    Rule.DATE_OF_EFFECT_NOT_RECORDED: N_("The record does not give the date of effect."),
    Rule.WITHDRAWAL_EFFECT: N_("The treaty's own rule on withdrawal."),
    Rule.WITHDRAWAL_UNCONFIRMED: N_("No source says that the withdrawal took effect."),
    Rule.WITHDRAWAL_DATE_NOT_RECORDED: N_(
        "The record does not say when the withdrawal takes effect."
    ),
}
ACTS: Mapping[ActionKind, str] = {
    ActionKind.SIGNATURE: N_("signature"),
    ActionKind.SUCCESSION_TO_SIGNATURE: N_("succession to signature"),
    ActionKind.PROVISIONAL_APPLICATION: N_("provisional application"),
    ActionKind.RATIFICATION: N_("ratification"),
    ActionKind.ACCEPTANCE: N_("acceptance"),
    ActionKind.APPROVAL: N_("approval"),
    ActionKind.ACCESSION: N_("accession"),
    ActionKind.SUCCESSION: N_("succession"),
    ActionKind.DEFINITIVE_SIGNATURE: N_("definitive signature"),
    ActionKind.FORMAL_CONFIRMATION: N_("formal confirmation"),
    ActionKind.CONSENT_TO_BE_BOUND: N_("consent to be bound"),
    ActionKind.WITHDRAWAL: N_("withdrawal"),
    ActionKind.WITHDRAWAL_REVOCATION: N_("withdrawal revocation"),
}
DONE: Mapping[ActionKind, str] = {
    ActionKind.SIGNATURE: N_("Signed it"),
    ActionKind.SUCCESSION_TO_SIGNATURE: N_("Succeeded to a signature"),
    ActionKind.PROVISIONAL_APPLICATION: N_("Notified provisional application"),
    ActionKind.RATIFICATION: N_("Ratified it"),
    ActionKind.ACCEPTANCE: N_("Accepted it"),
    ActionKind.APPROVAL: N_("Approved it"),
    ActionKind.ACCESSION: N_("Acceded to it"),
    ActionKind.SUCCESSION: N_("Succeeded to it"),
    ActionKind.DEFINITIVE_SIGNATURE: N_("Signed it definitively"),
    ActionKind.FORMAL_CONFIRMATION: N_("Formally confirmed it"),
    ActionKind.CONSENT_TO_BE_BOUND: N_("Consented to be bound by it"),
    ActionKind.WITHDRAWAL: N_("Gave notice of withdrawal"),
    ActionKind.WITHDRAWAL_REVOCATION: N_("Took back its notice of withdrawal"),
}
# What happened, and whether it is only expected.
HAPPENED: Mapping[tuple[Happening, bool], str] = {
    (Happening.ENTRY_INTO_FORCE, False): N_("The treaty takes effect for it"),
    (Happening.ENTRY_INTO_FORCE, True): N_("The treaty takes effect for it (expected)"),
    (Happening.WITHDRAWAL_TAKES_EFFECT, False): N_("Its withdrawal takes effect"),
    (Happening.WITHDRAWAL_TAKES_EFFECT, True): N_("Its withdrawal takes effect (expected)"),
    (Happening.DECLARATION, False): N_("Declared"),
    (Happening.COMMUNICATION, False): N_("Another state about it"),
}
RANK = {
    "depositary": N_("Depositary"),
    "official": N_("Official"),
    "monitor": N_("Monitor"),
    "press": N_("Press"),
}
MEASURES = {
    "parties_deposited": N_("States Parties"),
    "signatories_not_party": N_("signed, not joined"),
    "withdrawn": N_("left"),
    "neither_signed_nor_joined": N_("neither signed nor joined"),
}
# Data that have an official name in each language: the regions of M49, and treaties that newsrooms ask for.
REGIONS = (N_("Africa"), N_("Americas"), N_("Asia"), N_("Europe"), N_("Oceania"))
TREATIES = (
    N_("Convention on Cluster Munitions"),
    N_("Mine Ban Convention"),
    N_("Anti-Personnel Mine Ban Convention"),
    N_(
        "Convention on the Prohibition of the Use, Stockpiling, Production and Transfer of Anti-Personnel Mines and "
        "on their Destruction"
    ),
    N_("Arms Trade Treaty"),
    N_("Treaty on the Prohibition of Nuclear Weapons"),
)
# What a page, a card or a badge says where there is no answer, by the problem's slug: its name and what to know.
PROBLEMS = {
    "unknown-treaty": (N_("Unknown treaty"), N_("The record holds no treaty of that name.")),
    "unknown-state": (N_("Unknown state"), N_("The record holds no state of that name or code.")),
    "ambiguous-name": (N_("Ambiguous name"), N_("Several states share that name: choose one.")),
    "territory": (N_("A territory"), N_("That is a territory: see the state responsible for it.")),
    "former-state": (N_("A former state"), N_("That state is no more: see those in its place.")),
    "not-a-participant": (
        N_("Not a participant"),
        N_("The record of the depositary does not list it among the states that can take part."),
    ),
    "unknown-parameter": (N_("Unknown parameter"), N_("The address has a part that is not known.")),
    "repeated-parameter": (N_("Repeated parameter"), N_("The address says one thing twice.")),
    "outside-the-record": (
        N_("Outside the record"),
        N_("The record does not speak of that day or instant."),
    ),
    "invalid-value": (N_("Invalid value"), N_("A value in the address cannot be read.")),
    "not-found": (N_("Not found"), N_("There is nothing at this address.")),
}
TEXT = {
    "site": "Treaty Status",
    "home_title": N_("Treaty Status: who has signed, joined or left a treaty"),
    "tagline": N_("Has this state signed, joined or left a treaty? Who says so, and as of when?"),
    "search": N_("Which state?"),
    "search_example": N_("A name or a code: Ukraine, UA, UKR"),
    "find": N_("Find"),
    "skip": N_("Skip to the content"),
    "skip_map": N_("Skip the map"),
    "api": N_("For developers"),
    "language": N_("Language"),
    "map_note": N_(
        "Boundaries and names on this map imply no endorsement or opinion on the legal status of any territory. "
        "Land in the plainest tone is not a state of this record."
    ),
    "states": N_("All states"),
    "in_text": N_("The map as text"),
    "state": N_("State"),
    "status": N_("Status"),
    "signed": N_("Signed"),
    "joined": N_("Joined"),
    "bound": N_("Bound since"),
    "region": N_("Region"),
    "any": N_("Any"),
    "name_contains": N_("Name contains"),
    "show": N_("Show"),
    "none_match": N_("No state matches."),
    "curve": N_("Parties and signatures over time"),
    "parties": N_("parties"),
    "signatures": N_("signatures"),
    "as_of": N_("As of"),
    "as_of_show": N_("Show this day"),
    "embed": N_("Embed this"),
    "embed_how": N_("Copy this into your page. It holds no script and sets no cookie."),
    "embed_pinned": N_("To keep the words as they are today, whatever changes later:"),
    "embed_script": N_(
        "Or, where scripts are welcome, as an element that is as high as its words need:"
    ),
    "copy_it": N_("Copy"),
    "copied": N_("Copied"),
    "other_treaties": N_("In other treaties"),
    "signature": N_("Signature"),
    "consent": N_("Consent"),
    "force": N_("Force"),
    "signature_asks": N_("Has it signed?"),
    "consent_asks": N_("Has it joined?"),
    "force_asks": N_("Is it bound?"),
    "timeline": N_("Timeline"),
    "no_events": N_("The record holds no act of this state by this day."),
    "evidence": N_("Who says so"),
    "agrees": N_("agrees with the record"),
    "disagrees": N_("differs from the record"),
    "unjudged": N_("cannot be compared"),
    "no_publisher": N_("Publisher not recorded"),
    "not_dated": N_("not dated"),
    "do_not_say": N_("What not to say"),
    "do_not_say_why": N_("These would be wrong, or say more than the record does."),
    "cite": N_("Cite this"),
    "report": N_("Report an error"),
    "terms": N_("What the treaty says of itself"),
    "data": N_("Data"),
    "home": N_("To the front page"),
    "projected": N_("projected"),
    "more": N_("Sources and dates"),
    "updated": N_("Updated since."),
    "newest": N_("See the newest record"),
    "ours": N_(
        "Only the English text is checked sentence by sentence; the other languages are our own, "
        "unofficial translation."
    ),
}
