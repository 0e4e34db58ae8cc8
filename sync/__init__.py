"""The line to the province: planner, engine, transports and the reference gateway."""
