"""Network scanners without a vendor's driver: eSCL (AirScan), found by mDNS or by an address typed in."""
