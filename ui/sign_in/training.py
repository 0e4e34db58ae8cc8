"""The PINs that training prints on the sign-in screen; a real desk prints none."""

from __future__ import annotations

from app.domain.errors import RuleError
from app.training.citizens import load_commune
from app.use_cases.desk import Desk


def training_pins(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return name and PIN of the training staff; empty on a real desk."""
    if not desk.settings.training:
        return ()
    try:
        staff = load_commune(desk.clock.now().date()).staff
    except (RuleError, OSError):
        return ()
    return tuple((member.full_name, member.pin) for member in staff)
