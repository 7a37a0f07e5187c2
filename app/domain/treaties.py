"""Treaties: an id, a title and a word on the subject; all else about a treaty is a term that a source claims."""

from dataclasses import dataclass

LONGEST_IN_A_SENTENCE = 60  # characters


@dataclass(frozen=True, slots=True)
class Treaty:
    """One treaty. ``id`` is ours and stays ("ccm"); ``short_title`` is the name newsrooms use, where there is one."""

    id: str
    title: str
    short_title: str | None = None

    @property
    def called(self) -> str:
        """What a sentence or a heading calls it: its title, or the short one where the title is too long for that."""
        if self.short_title and len(self.title) > LONGEST_IN_A_SENTENCE:
            return self.short_title
        return self.title
