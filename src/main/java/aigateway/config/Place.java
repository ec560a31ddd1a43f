package aigateway.config;

/// Where a value comes from.
///
/// @param source a file's name, or an environment variable's if `line` is 0
/// @param line from 1; 0 for the environment
/// @param column from 1; 0 for the environment
public record Place(String source, int line, int column) {
    /// An environment variable.
    public static Place variable(String name) {
        return new Place(name, 0, 0);
    }

    /// True if the value is an environment variable's.
    public boolean isVariable() {
        return line == 0;
    }

    /// For people: `FILE:LINE` or `environment NAME`.
    public String origin() {
        return isVariable() ? "environment " + source : source + ":" + line;
    }
}
