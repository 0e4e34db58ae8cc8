"""Repair of doubtful words: what Vietnamese allows, and what stands beside it."""
