"""Wire models of claims as writers send them: one for each of the six types."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from app.api.schemas.submissions import AsOfSubmission, Day, Id, Passage, Reason, Submission, Words
from app.domain.actions import ActionKind, Family
from app.domain.claims import DeclarationKind, Operator, Subject

_LARGEST = 2**53 - 1
StateText = Annotated[
    str,
    Field(min_length=1, max_length=200, description="A code or a name.", examples=["CAN"]),
]
Alpha3 = Annotated[str, Field(pattern="^[A-Z]{3}$", description="ISO 3166-1 alpha-3.")]


class ClaimFields(AsOfSubmission):
    """What claims of every type have. Without an as-of the source's own is taken."""

    id: Id | None = None
    treaty: Annotated[
        str,
        Field(min_length=1, max_length=200, description="Its id or number.", examples=["apmbc"]),
    ]
    source: Annotated[str, Field(min_length=1, max_length=200, description="Its id.")]
    locator: Annotated[Words | None, Field(description="Where in the source.")] = None
    quote: Annotated[
        Passage | None,
        Field(description="The source's own words; only where the source has its text's hash."),
    ] = None
    note: Annotated[Passage | None, Field(description="A remark of ours.")] = None
    review: Annotated[
        Literal["proposed", "published"],
        Field(description="`proposed` waits for review; a propose key can do no more."),
    ] = "published"
    supersedes: Annotated[
        Id | None, Field(description="The claim that this one corrects; then say the `reason`.")
    ] = None
    reason: Reason | None = None
    override_reason: Annotated[
        Reason | None,
        Field(
            description="Why an act is recorded that breaks a rule of the law; shown in evidence."
        ),
    ] = None


class ActionFields(Submission):
    """The state did this on that day."""

    kind: Annotated[ActionKind, Field(examples=["ratification"])]
    on: Annotated[Day, Field(description="The day of signature, or of deposit or receipt.")]
    effective_on: Annotated[
        Day | None, Field(description="Only where the source itself says when it takes effect.")
    ] = None
    scope: Words | None = None


class ActionSubmission(ClaimFields):
    """A state did something on a day."""

    type: Literal["action"]
    state: StateText
    content: ActionFields


class PositionFields(Submission):
    """Has or has not signed, is or is not a party."""

    subject: Subject
    value: StrictBool


class PositionSubmission(ClaimFields):
    """A state has or has not signed, is or is not a party, as of the claim's day."""

    type: Literal["position"]
    state: StateText
    content: PositionFields


class ListFields(Submission):
    """The acts a source lists, by state."""

    complete: Annotated[
        StrictBool,
        Field(description="Whether it names every participant, so that silence means no."),
    ]
    covers: Annotated[list[Family], Field(max_length=4)]
    acts: Annotated[
        dict[Alpha3, Annotated[list[ActionKind], Field(max_length=13)]],
        Field(max_length=400, description="ISO alpha-3 to the acts listed for that state."),
    ]


class ListSubmission(ClaimFields):
    """A source names the participants."""

    type: Literal["list"]
    content: ListFields


class CountFields(Submission):
    """A number of states."""

    number: Annotated[StrictInt, Field(ge=0, le=_LARGEST)]
    operator: Operator
    measure: Annotated[
        Words | None, Field(description="A count's name, or null where the source does not say.")
    ] = None


class CountSubmission(ClaimFields):
    """A source gives a number."""

    type: Literal["count"]
    content: CountFields


TermValue = (
    StrictBool
    | Annotated[StrictInt, Field(ge=0, le=_LARGEST)]
    | Words
    | Annotated[list[Words], Field(max_length=50)]
    | None
)


class TermFields(Submission):
    """A term and its values; which it takes, the glossary says."""

    term: Annotated[str, Field(min_length=1, max_length=60, examples=["entry_into_force"])]
    value: Annotated[
        dict[Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$", max_length=60)], TermValue],
        Field(
            max_length=10,
            examples=[{"rule": "nth_month_after_deposit", "n": 6, "threshold": 40}],
        ),
    ]


class TermSubmission(ClaimFields):
    """A source states a term of the treaty."""

    type: Literal["term"]
    content: TermFields


class DeclarationFields(Submission):
    """What was declared, in short words of ours."""

    kind: DeclarationKind
    title: Words
    text: Passage
    on: Day
    territory: Words | None = None
    applies: Annotated[
        StrictBool | None,
        Field(description="Whether the treaty was said to apply to the territory."),
    ] = None
    about: Annotated[
        Alpha3 | None, Field(description="The state that a communication speaks of.")
    ] = None
    reference: Words | None = None


class DeclarationSubmission(ClaimFields):
    """A state declared something, or communicated something about another state."""

    type: Literal["declaration"]
    state: StateText
    content: DeclarationFields


ClaimSubmission = Annotated[
    ActionSubmission
    | PositionSubmission
    | ListSubmission
    | CountSubmission
    | TermSubmission
    | DeclarationSubmission,
    Field(discriminator="type"),
]
