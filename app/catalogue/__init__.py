"""The law as data: packs of procedures, document types, agencies, holidays, wording and targets."""
