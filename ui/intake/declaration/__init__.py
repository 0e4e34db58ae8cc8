"""Tờ khai: the form of the procedure, filled in as far as it is known, checked and printed for signature."""
