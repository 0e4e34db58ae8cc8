"""The window: views draw frozen states, view models hold them."""
