"""The acts of the desk, one per module; no screen and no device in them."""
