"""Wire models: what leaves the service (``…Response``). They never inherit from tables or domain objects."""
