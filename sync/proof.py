"""How desk and gateway prove themselves to each other beyond TLS.

The desk shows its key; the gateway keeps only the key's hash and answers with a keyed hash (HMAC, RFC
2104) over what it stored. A proxy or a portal in between can fake a status code, not this.
"""

from __future__ import annotations

import hashlib
import hmac

MARK_HEADER = "Quay-Mot-Cua"
MARK = "gateway/1"


def key_hash(key: str) -> str:
    """Return what the gateway keeps of a desk key."""
    return hashlib.sha256(key.encode()).hexdigest()


def proof_of(secret: str, *parts: str) -> str:
    """Return the proof that whoever knows ``secret`` said ``parts``."""
    return hmac.new(secret.encode(), "\n".join(parts).encode(), hashlib.sha256).hexdigest()
