"""The law and the names: pure functions of claims, terms and a day.

Standard library only, no input or output. Reading order: ``days``, ``states``, ``publications``, ``actions``,
``claims``, ``terms``, ``settlement``, ``entry_into_force``, ``standing``, ``signature``, ``consent``, ``force``,
``status``, ``register``, ``counts``, ``history``, ``names``.
"""
