"""The rules of the one-stop desk in plain Python: no third party, no clock, no file, no screen."""
