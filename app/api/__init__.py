"""The HTTP layer: routes, what they accept and what they answer; thin, with no law and no SQL of its own."""
