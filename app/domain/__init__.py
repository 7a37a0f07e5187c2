"""The law and the names: pure functions of claims, terms and a day.

Standard library only, no input or output. Reading order: ``errors``, ``days``, ``states``,
``publications``, ``treaties``, ``actions``, ``claims``, ``terms``, ``term_claims``, ``denials``,
``settlement``, ``entry_into_force``, ``standing``, ``statements``, ``signature``, ``consent``, ``force``,
``status``, ``register``, ``freshness``, ``changes_of_day``, ``counts``, ``evidence``, ``history``,
``names``, ``commands``, ``plain_parts``, ``plain``, ``plain_claims``.
"""
