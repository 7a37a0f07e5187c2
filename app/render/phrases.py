"""The words of pages, cards, maps and badges, in one place and in six languages; templates hold none of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from app.domain.actions import ActionKind
from app.domain.history import Event, Happening
from app.domain.standing import Certainty, Grounds, Standing, Status
from app.domain.states import State
from app.domain.treaties import Treaty
from app.render.english import capitalised, name_in_sentence
from app.render.labels import (
    ACTS,
    BASIS,
    DONE,
    HAPPENED,
    MEASURES,
    PROBLEMS,
    RANK,
    RULE,
    STATUS,
    TEXT,
)
from app.render.languages import Language, Translator


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words in one language. ``text`` maps a label's name to it, the others a value of the domain."""

    speaks: Translator
    text: Mapping[str, str]
    status: Mapping[Status, str]

    @property
    def language(self) -> Language:
        """The language."""
        return self.speaks.language

    def yes_or_no(self, value: bool | None) -> str:
        """Yes, No or Not recorded."""
        if value is None:
            return self.speaks.say("Not recorded")
        return self.speaks.say("Yes") if value else self.speaks.say("No")

    def grounds(self, grounds: Grounds) -> str:
        """What a value rests on: its rule where it was derived by one, else its basis."""
        return self.speaks.say(RULE[grounds.rule] if grounds.rule else BASIS[grounds.basis])

    def rank(self, rank: str) -> str:
        """A source's rank."""
        return self.speaks.say(RANK[rank])

    def treaty(self, treaty: Treaty) -> str:
        """A treaty's title, translated where the catalogues know it."""
        return self.speaks.say(treaty.title)

    def heading(self, treaty: Treaty) -> str:
        """What a treaty is called over a page or a card."""
        return self.speaks.say(treaty.called)

    def region(self, region: str) -> str:
        """A region's name."""
        return self.speaks.say(region)

    def act(self, act: ActionKind | None) -> str:
        """The act by its name, or nothing."""
        return self.speaks.say(ACTS[act]) if act else ""

    def measure(self, name: str) -> str:
        """What a count of a page's head counts."""
        return self.speaks.say(MEASURES[name])

    def signature_line(self, standing: Standing) -> str:
        """When it signed, or whether a state still can."""
        axis, speaks = standing.signature, self.speaks
        if axis.signed_on:
            return speaks.say("On {day}.", day=speaks.day(axis.signed_on))
        if axis.open is False and axis.closed_on and standing.day >= axis.closed_on:
            return speaks.say("Signature closed on {day}.", day=speaks.day(axis.closed_on))
        return speaks.say("Open for signature.") if axis.open and not axis.signed else ""

    def consent_line(self, standing: Standing) -> str:
        """By which act and when, or the one way that is open."""
        axis, speaks = standing.consent, self.speaks
        if axis.act and axis.deposited_on:
            day = speaks.day(axis.deposited_on)
            return speaks.say("By {act}, {day}.", act=self.act(axis.act), day=day)
        if standing.joining and not axis.expressed:
            return speaks.say("The way in: {act}.", act=self.act(standing.joining))
        return ""

    def force_line(self, standing: Standing) -> str:
        """Since when, and whether it is leaving."""
        axis, leaving, speaks = standing.force, standing.force.withdrawal, self.speaks
        since, left_on = axis.since, leaving.effective_on if leaving else None
        said = []
        if standing.status is Status.WITHDRAWN:
            if since:
                said.append(speaks.say("It was bound from {day}.", day=speaks.day(since)))
            if left_on:
                said.append(speaks.say("It left on {day}.", day=speaks.day(left_on)))
            return speaks.text(said)
        if since:
            came = since <= standing.day
            day = speaks.day(since)
            said.append(
                speaks.say("Since {day}.", day=day) if came else speaks.say("From {day}.", day=day)
            )
        if leaving:
            notified = speaks.day(leaving.notified_on)
            said.append(speaks.say("Notice of withdrawal on {day}.", day=notified))
        if leaving and left_on:
            said.append(
                self._effect(speaks.day(left_on), left_on <= standing.day, leaving.certainty)
            )
        return speaks.text(said)

    def _effect(self, day: str, was: bool, certainty: Certainty) -> str:
        speaks = self.speaks
        if certainty is Certainty.CONFIRMED:
            if was:
                return speaks.say("It was to take effect on {day}.", day=day)
            return speaks.say("It is to take effect on {day}.", day=day)
        if was:
            return speaks.say(
                "It was to take effect on {day}, unless something delays it.", day=day
            )
        return speaks.say("It is to take effect on {day}, unless something delays it.", day=day)

    def event_line(self, event: Event) -> str:
        """What happened, for a timeline."""
        if event.happening is Happening.ACT and event.act:
            said = self.speaks.say(DONE[event.act])
            return f"{said} ({event.text})" if event.text else said
        expected = event.certainty is Certainty.PROJECTED
        said = self.speaks.say(HAPPENED[event.happening, expected])
        return f"{said}: {event.text}" if event.text else said

    def record_line(
        self, verified_on: date | None, stale: bool | None, *, whole: bool = False
    ) -> str:
        """How far the record is verified: that of one state, or the ``whole`` of a treaty's."""
        speaks = self.speaks
        if verified_on is None and whole:
            return speaks.say("No dated source confirms the record for every state.")
        if verified_on is None:
            return speaks.say("No dated source confirms the record for this state.")
        day = speaks.day(verified_on)
        if stale:
            return speaks.say(
                "Record of {day}; more than 90 days old, so later acts may be missing.", day=day
            )
        return speaks.say("Record of {day}.", day=day)

    def map_title(self, treaty: Treaty, day: date) -> str:
        """The map's title."""
        return self.speaks.say(
            "{treaty}: every state's status on {day}",
            treaty=self.heading(treaty),
            day=self.speaks.day(day),
        )

    def title_of_treaty(self, treaty: Treaty) -> str:
        """The title of a treaty's page."""
        return self.speaks.say("{treaty}: status of every state", treaty=self.heading(treaty))

    def description_of_treaty(self, treaty: Treaty) -> str:
        """What a treaty's page tells, for search engines."""
        return self.speaks.say(
            "Which states have signed, joined or left the treaty, with sources: {treaty}.",
            treaty=self.treaty(treaty),
        )

    def title_of_state(self, state: State, treaty: Treaty) -> str:
        """The title of one state's page and card."""
        english = self.language is Language.ENGLISH
        name = capitalised(name_in_sentence(state)) if english else state.name
        return self.speaks.say("{name} and the {treaty}", name=name, treaty=self.heading(treaty))

    def problem(self, slug: str, title: str, detail: str) -> tuple[str, str]:
        """A problem's title and what to know of it: in English as given, else what the catalogues have."""
        if self.language is Language.ENGLISH:
            return title, detail
        title, detail = PROBLEMS.get(slug, PROBLEMS["not-found"])
        return self.speaks.say(title), self.speaks.say(detail)

    def count_line(self, number: int, status: Status) -> str:
        """A count of the legend."""
        return self.labelled(self.status[status], number)

    def as_of_line(self, day: date, *, projected: bool = False) -> str:
        """Which day is spoken of."""
        if projected:
            return self.speaks.say("As of {day} (projected).", day=self.speaks.day(day))
        return self.speaks.say("As of {day}.", day=self.speaks.day(day))

    def labelled(self, label: str, value: object) -> str:
        """A label and its value."""
        return self.speaks.say("{label}: {value}", label=label, value=value)


@cache
def phrases_in(language: Language) -> Phrases:
    """The words in a language."""
    speaks = Translator(language)
    text = {name: speaks.say(message) for name, message in TEXT.items()}
    return Phrases(speaks, text, {status: speaks.say(word) for status, word in STATUS.items()})


PHRASES = phrases_in(Language.ENGLISH)
