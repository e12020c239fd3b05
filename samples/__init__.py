"""Pictures of invented people's cards, each with its truth, and an address book that knows some of them."""
