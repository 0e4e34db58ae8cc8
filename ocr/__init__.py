"""Reading Vietnamese papers: preparation, engine, document type, searchable PDF/A."""
