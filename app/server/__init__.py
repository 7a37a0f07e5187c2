"""The server's own care: how long a client may take, and how much it may say before it is heard."""
