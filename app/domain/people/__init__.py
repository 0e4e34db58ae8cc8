"""Who stands at the desk, and what their card says."""
