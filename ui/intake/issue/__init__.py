"""Cấp giấy tiếp nhận: F9, what may stand against it, and the receipt on paper."""
