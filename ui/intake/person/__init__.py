"""Người nộp: the card by reader or camera, and the fields of a person."""
