"""Treaties: an id, a title and a word on the subject; all else about a treaty is a term that a source claims."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Treaty:
    """One treaty. ``id`` is ours and stays ("ccm"); ``short_title`` is the name newsrooms use, where there is one."""

    id: str
    title: str
    short_title: str | None = None
