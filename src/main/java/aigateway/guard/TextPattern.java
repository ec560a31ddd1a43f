package aigateway.guard;

/// Something to look for that the operator describes.
///
/// @param name its name, in messages and in what takes the place of a match
/// @param pattern a regular expression in RE2's syntax
/// @param action what is done with a match
public record TextPattern(String name, String pattern, Action action) {}
