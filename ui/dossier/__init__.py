"""Một hồ sơ: its facts, papers, history and sending."""

from ui.dossier.view import DossierView

__all__ = ["DossierView"]
