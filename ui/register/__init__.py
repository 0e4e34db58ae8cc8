"""Sổ theo dõi hồ sơ: the queues and their dossiers."""

from ui.register.view import RegisterView

__all__ = ["RegisterView"]
