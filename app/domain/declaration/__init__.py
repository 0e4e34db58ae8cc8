"""Tờ khai: the form of a procedure, filled, checked and laid out for signature."""
