"""Where chats are put: above the others, into folders, the archive and the trash."""
