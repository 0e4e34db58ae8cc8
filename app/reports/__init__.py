"""Reports: rows and a drawing."""
