"""Training mode: invented citizens and papers drawn by us."""
