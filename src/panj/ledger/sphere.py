"""Distances on the globe, taken as a ball of 6,371 km: off by half a percent at most."""

from math import asin, cos, degrees, radians, sin, sqrt

RADIUS = 6371.0088  # mean radius of the Earth in kilometres (IUGG)


def kilometres(lat: float | None, lon: float | None, other_lat: float, other_lon: float) -> float | None:
    """Great-circle distance (haversine formula) between two points in degrees; None where one is not known."""
    if lat is None or lon is None:
        return None
    a, b = radians(lat), radians(other_lat)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * RADIUS * asin(sqrt(min(1.0, h)))


def box(lat: float, lon: float, km: float) -> tuple[float, float, list[tuple[float, float]]]:
    """(lowest, highest latitude, stretches of longitude west to east) that hold a circle, all in degrees.

    Two stretches where the circle meets the 180th meridian; the whole turn where it holds a pole.
    """
    # a hair wider than the circle, so that rounding loses no point on its rim
    angle = km / RADIUS * (1 + 1e-9) + 1e-9
    low, high = lat - degrees(angle), lat + degrees(angle)
    if low <= -90 or high >= 90:
        return max(low, -90.0), min(high, 90.0), [(-180.0, 180.0)]
    reach = degrees(asin(min(1.0, sin(angle) / cos(radians(lat)))))
    west, east = lon - reach, lon + reach
    if west < -180:
        return low, high, [(west + 360, 180.0), (-180.0, east)]
    if east > 180:
        return low, high, [(west, 180.0), (-180.0, east - 360)]
    return low, high, [(west, east)]
