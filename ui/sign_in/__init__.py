"""Đăng nhập: who sits at the desk."""

from ui.sign_in.view import SignInView

__all__ = ["SignInView"]
