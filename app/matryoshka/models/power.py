"""Whether the computer runs on its battery."""

import psutil


def on_battery() -> bool | None:
    """None where there is no battery, or nobody knows."""
    battery = psutil.sensors_battery()
    return None if battery is None or battery.power_plugged is None else not battery.power_plugged
