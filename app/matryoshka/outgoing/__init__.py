"""What goes out of this computer: who may pass, what would be sent, what it costs, and the list of it all."""
