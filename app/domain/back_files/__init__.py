"""Số hóa kết quả còn hiệu lực: old results, one job at a time."""
