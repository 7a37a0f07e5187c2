"""Domain objects to text: sentences, CSV. No database, no request."""
