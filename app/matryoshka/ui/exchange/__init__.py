"""The window's ways of taking chats out and in, and of keeping everything safe."""
