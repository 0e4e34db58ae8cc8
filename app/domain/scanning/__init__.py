"""What comes from a scanner: files looked at, profiles, separators, commands, and the faults of practice."""
