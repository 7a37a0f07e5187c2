"""Days in words, in six languages; the forms are those of the Unicode CLDR but for what the comments say."""

from datetime import date
from functools import lru_cache

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_NAMES = {language: names.split() for language, names in _MONTHS.items()}
_FORMS = {
    "es": "{day} de {month} de {year}",
    # Written out: an abbreviation with its full stop would end a sentence twice.
    "ru": "{day} {month} {year} года",
}


@lru_cache(maxsize=2_000)  # an answer names few days, and most of them often
def day_in_words(day: date, language: str) -> str:
    """A day in words: 3 February 2026. ``language`` is the code of one of the six."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    # French says "first" of the first day alone.
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    form = _FORMS.get(language, "{day} {month} {year}")
    return form.format(day=number, month=_NAMES[language][day.month - 1], year=day.year)
