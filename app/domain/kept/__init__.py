"""Kho giấy tờ: papers kept for their owners and used again."""
