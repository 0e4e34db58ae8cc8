"""Đưa giấy vào: profiles, one batch at a time, papers under the camera."""
