"""Kiểm tra bằng mắt: what a person must look at, and what they agreed to."""
