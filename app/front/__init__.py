"""The response front: finished bytes, kept in front of the application and given out again while they are true."""
