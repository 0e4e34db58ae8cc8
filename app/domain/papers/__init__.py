"""What papers say: kinds, fields, values with their evidence, the people they name."""
