"""Speech without a service: espeak-ng in this process, with the time of each written word."""
