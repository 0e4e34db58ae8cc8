"""Small widgets every screen of the desk may use; none of them knows an act."""
