"""The acts of the counter in lists by subject, each with how its acts are joined to what they stand on."""
