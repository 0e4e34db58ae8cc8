"""Legal forms as drawings: they draw what they are given and know no store."""
