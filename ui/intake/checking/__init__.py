"""Kiểm tra bằng mắt: each value beside its piece of the page; the cursor stops only where it must."""
