"""Tiếp nhận: one citizen, one dossier, from the card to the receipt."""
