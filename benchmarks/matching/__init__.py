"""How well people are known again: invented contacts and cards, a judge, and others who do the same."""
