package aigateway.logs.sink.delivery;

import aigateway.logs.sink.format.SinkFormat;

/// Where lines go, and in which form. The format is one sink's own.
public record SinkTarget(SinkFormat format, SinkWire wire) {}
