"""Giấy tờ: the checklist, its slots and what brings paper into them."""
