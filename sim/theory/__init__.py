"""Closed forms and exact numerical solutions of queues, to test the simulator against and to plan with.

Rates are per the caller's unit of time, times in that unit. Nothing is imported here; take what you need from

- `erlang` (Erlang B, C, A), `delay_system` (M/M/c/K+M), `service_level` (the six formulas), `discipline`
- `multiserver` (M/D/c, M/G/1, M/G/m), `priority`, `chat` (several chats an agent)
- `transient` (rates and staff that change), `fates` (what becomes of a day's arrivals), `fluid`, `retrial`
- `birth_death`, `markov`, `uniformisation`, `wait`: the solvers beneath
"""
