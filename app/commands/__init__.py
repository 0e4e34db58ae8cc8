"""The command line: the same acts as the window, for scripts, supervisors' jobs and tests."""
