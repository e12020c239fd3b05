"""What is measured by command and never asserted on a clock."""
