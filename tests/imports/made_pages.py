"""Small status pages of our own in the form of the UN Treaty Collection's: as HTML, as XML, as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape

_ID = "ctl00_ctl00_ContentPlaceHolder1_ContentPlaceHolderInnerPage_"
HEADS = ("Participant", "Signature", "Ratification, Acceptance(A), Accession(a), Succession(d)")


@dataclass(frozen=True)
class MadePage:
    """A page: ``rows`` has a cell for each head; a name may carry note numbers after a bar ("Lithuania|3")."""

    number: str = "XXVI-6"
    title: str = "6. Convention on Cluster Munitions"
    concluded: str = "Dublin, 30 May 2008"
    as_at: str = "03-02-2026 10:16:18 EDT"
    in_force: str = "1 August 2010, in accordance with article 17(1)."
    registration: str = "1 August 2010, No. 47713"
    signatories: int | None = None
    parties: int | None = None
    note: str = ""
    heads: Sequence[str] = HEADS
    rows: Sequence[Sequence[str]] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    declarations: Sequence[tuple[str, str]] = ()
    objections: Sequence[tuple[str, str]] = ()

    def but(self, **changed: object) -> "MadePage":
        """The same page with something else in it."""
        return replace(self, **changed)  # type: ignore[arg-type]

    @property
    def status(self) -> str:
        """The line of totals, counted where they are not given."""
        signed = sum(1 for row in self.rows if row[1] and "[" not in row[1])
        joined = sum(1 for row in self.rows if row[-1] and "[" not in row[-1])
        return (
            f"Signatories :\n   {signed if self.signatories is None else self.signatories}."
            f"     Parties :\n   {joined if self.parties is None else self.parties}"
        )

    def html(self) -> bytes:
        """As the collection's pages are in 2026."""
        head = "".join(f'<td valign="bottom">{escape(h)}<br></td>' for h in self.heads)
        body = "\r\n".join(
            f'<tr class="trBWhite">{"".join(_html_cell(c) for c in row)}</tr>' for row in self.rows
        )
        lines = {
            "div3": f"STATUS AS AT : {self.as_at}",
            "rptHead_ctl00_tcText": "DISARMAMENT",
            "rptTreaty_ctl00_tcTreaty": self.title,
            "rptTreaty_ctl00_tcText": self.concluded,
            "rptEIF_ctl00_tcText": self.in_force
            + " <SUP><A href='#' class='noteIndex'></A> </SUP>",
            "rptRegistration_ctl00_tcText": self.registration,
            "rptStatus_ctl00_tcText": self.status,
            "rptNotes_ctl00_tcText": f"<Text>{escape(self.note)}</Text><br></text><br>",
        }
        header = "\r\n".join(f'<div id="{_ID}{name}">{text}</div>' for name, text in lines.items())
        return (
            '\r\n\r\n<!DOCTYPE html>\r\n<html lang="en"><head><meta charset="utf-8" /></head><body>'
            f'<form method="post" action="./ViewDetails.aspx?src=TREATY&amp;mtdsg_no={self.number}&amp;clang=_en">'
            f'{header}<table id="{_ID}tblgrid"><tr class="thead-one">{head}</tr>{body}</table>'
            f"{_html_statements('dgDec', self.declarations)}{_html_statements('dgObj', self.objections)}"
            f"{self._html_notes()}</form></body></html>\r\n"
        ).encode()

    def xml(self) -> bytes:
        """As the collection's XML is, in its declared encoding."""
        head = "".join(f"<Entry>{escape(h)}</Entry>" for h in self.heads)
        rows = "".join(f"<Row>{''.join(_xml_cell(c) for c in row)}</Row>" for row in self.rows)
        signed, joined = (part.split()[-1].rstrip(".") for part in self.status.split("Parties"))
        notes = "".join(f"<Note><Text>{n} {escape(t)}</Text></Note>" for n, t in self.notes.items())
        said = "".join(
            f"<Declaration><Participant>{escape(w)}</Participant><Text>{escape(t)}</Text></Declaration>"
            for w, t in self.declarations
        )
        return (
            '<?xml version="1.0" encoding="ISO-8859-1"?><Document>'
            f"<Header><Chapter><Name>DISARMAMENT</Name></Chapter><Date>STATUS AS AT : {self.as_at}</Date></Header>"
            f"<Treaty><ExternalData><Titlesect>{escape(self.title)}</Titlesect>"
            f"<Conclusion>{self.concluded}</Conclusion><EIF><Labeltext>{self.in_force}</Labeltext></EIF>"
            f"<Registration><Labeltext>{self.registration}</Labeltext></Registration>"
            f"<Status><Signatories>{signed}</Signatories><Parties>{joined}</Parties></Status></ExternalData>"
            f"<Participants><Table><TGroup><Thead><Row>{head}</Row></Thead>"
            f"<Tbody><Rows>{rows}</Rows></Tbody></TGroup></Table></Participants>"
            f"<Declarations>{said}</Declarations><EndNotes>{notes}</EndNotes></Treaty></Document>"
        ).encode("iso-8859-1", "xmlcharrefreplace")

    def csv(self) -> bytes:
        """As the tables of 2014 are."""
        lines = [self.heads, *([cell.split("|")[0] for cell in row] for row in self.rows)]
        quoted = (",".join(f'"{c}"' if "," in c else c for c in line) for line in lines)
        return ("\n".join(quoted) + "\n").encode()

    def _html_notes(self) -> str:
        return "".join(
            f"<div id=\"{_ID}dgNotesAll_ctl{n:02}_divNotesAll\"><a name='{number}'>{number}</a><index></index>"
            f"{escape(text)}<br><br></div>"
            for n, (number, text) in enumerate(self.notes.items(), start=2)
        )


def _set(text: str) -> str:
    # The collection sets a tab between month and year.
    return escape(text).replace(" 20", "\t 20")


def _html_cell(text: str) -> str:
    name, _, notes = text.partition("|")
    if not name:
        return "<td>&nbsp;</td>"
    raised = f" <SUP><A onclick='ShowNoteAll()' href='#{notes}'>{notes}</A> </SUP>" if notes else ""
    return f"<td> &nbsp;{_set(name)}{raised}<br></td>"


def _xml_cell(text: str) -> str:
    name, _, notes = text.partition("|")
    raised = f"&lt;superscript&gt;{notes}&lt;/superscript&gt;" if notes else ""
    return f"<Entry>{_set(name)} {raised}</Entry>"


def _html_statements(grid: str, statements: Sequence[tuple[str, str]]) -> str:
    return "".join(
        f'<div id="{_ID}{grid}_ctl{n:02}_divParticipant">{escape(who)}</div>'
        f"<div id=\"{_ID}{grid}_ctl{n:02}_divText\"><p class='invisible'>{escape(who)}</p>"
        f"{escape(text).replace(chr(10), '<br>')}<br></div>"
        for n, (who, text) in enumerate(statements, start=2)
    )


NOTICE = (
    "On 6 September 2024, the Government of the Republic of Lithuania deposited with the Secretary-General a "
    "notification of withdrawal. The withdrawal took effect for Lithuania on 6 March 2025, by article 20."
)
SMALL = MadePage(
    rows=(
        ("Canada", "3 Dec 2008", "16 Mar 2015"),
        ("France", "3 Dec 2008", "25 Sep 2009"),
        ("Lithuania|3", "[ 3 Dec 2008 ]", "[24 Mar 2011 ]"),
        ("South Sudan", "", "3 Aug 2023 a"),
        ("Vanuatu", "", "5 Sep 2025 a"),
    ),
    notes={"3": NOTICE},
)
