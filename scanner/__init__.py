"""Scanners, cameras and code readers; each driver runs in a child process."""
