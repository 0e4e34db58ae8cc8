"""The law as data: packs of procedures, document types, agencies, holidays, wording and targets."""

from app.catalogue.catalogue import Agency, Catalogue, FieldOfWork, FormWording, Target
from app.catalogue.loader import PACKS, load_catalogue

__all__ = ["PACKS", "Agency", "Catalogue", "FieldOfWork", "FormWording", "Target", "load_catalogue"]
