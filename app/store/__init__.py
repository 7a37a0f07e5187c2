"""The record on disk: tables, the only SQL, and the transactions that everything runs in."""
