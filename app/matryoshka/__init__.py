"""A desktop chat that answers with the smallest model that can, and shows when it asks a bigger one."""
