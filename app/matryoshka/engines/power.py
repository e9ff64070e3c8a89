"""Whether the computer runs on its battery."""

import psutil


def on_battery() -> bool:
    """False where there is none, or nobody knows."""
    battery = psutil.sensors_battery()
    return bool(battery and battery.power_plugged is False)
