"""What a desk does when things around it break, and when they go on for a month."""
