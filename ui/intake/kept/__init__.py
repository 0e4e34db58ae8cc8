"""Kho giấy tờ at the intake: what is kept of the person at the desk, offered, looked at, used."""
