"""How the program starts: joins every package, decides nothing; nobody knows it but main.py."""
