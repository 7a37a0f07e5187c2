"""Reading publications, and the seed, into claims: no database, no network, no opinion.

The seed's reading order: ``places``, ``csv_rows`` and ``yaml_nodes`` (files, with the line of everything in them),
``held_texts``, ``gathering`` (what every claim must satisfy), then one module for each kind of seed file, and
``seed``, which makes the commands.
"""
