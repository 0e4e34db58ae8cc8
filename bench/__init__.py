"""Measured, never guessed: each bench prints a table with a peer or a limit beside our figure."""
