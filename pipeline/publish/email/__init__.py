"""Mail: mail.py is the channel, letter.py a short mail for notices, the rest what both need."""
