"""Closed forms and exact numerical solutions of queues, to test the simulator against and to plan with."""
