"""What leaves the desk: versioned messages, signed summaries, the national message."""
