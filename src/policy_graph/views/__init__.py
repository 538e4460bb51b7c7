"""A graph becomes a stakeholder network and its pictures."""
