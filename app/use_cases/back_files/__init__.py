"""Số hóa kết quả còn hiệu lực: taking in, reading, checking and registering old results."""
