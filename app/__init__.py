"""Sources make claims; claims settle into actions; actions on a date give each state's status.

Layers, each allowed to call only those to its right (import-linter holds this in `make check`):

    main, cli -> api -> services -> store | sources | render -> domain

`settings` stands beside them and is read by `main` and `cli` alone.

Reading order for a newcomer: `domain/` (the law: what a claim, an action and a standing are), then
`services/` (one function per use case), then `api/` (what each path asks of them). `store/`,
`sources/` and `render/` are read when a question leads there. The words are those of GLOSSARY.md.
"""

from importlib.metadata import version

__version__ = version("treaty-status")
"""The version in pyproject.toml, as installed."""
