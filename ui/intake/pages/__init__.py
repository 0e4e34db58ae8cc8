"""Trang: the page in the middle, the light table, the crop frame, and every act on pages."""
