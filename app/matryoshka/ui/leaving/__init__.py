"""What leaves this computer, as the window shows it: the page of requests, services, keys, the locks."""
