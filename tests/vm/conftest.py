"""These tests boot a virtual machine: only ``make test-vm`` runs them."""

import os

collect_ignore_glob = [] if os.environ.get("QUAYMOTCUA_VM") else ["test_*.py"]
