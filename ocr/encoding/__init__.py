"""How one page is stored: crisp inks over a thin ground, chosen by what stays legible."""
