package aigateway.settings;

import aigateway.model.Bytes;

/// What a setting is at one moment.
///
/// @param value the value in force, as JSON
/// @param fileValue the value that the file, or a default, gives
/// @param overridden true if a change made while running is in force
/// @param version number of the last change; 0 if there never was one
/// @param etag changes whenever the value in force does, quoted as HTTP wants it
public record State(
        String name, Bytes value, Bytes fileValue, boolean overridden, long version, String etag) {}
