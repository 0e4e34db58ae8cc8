"""Picture arithmetic that scanner, reader and binder share; no devices, no reading, no storage."""
