"""Chuẩn hóa: how papers write dates, numbers, names and words, brought to one form."""
