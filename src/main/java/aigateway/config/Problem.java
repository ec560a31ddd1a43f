package aigateway.config;

/// Something that is wrong with the configuration.
///
/// @param message one sentence that a person can act on; holds no secret
public record Problem(Place place, String message) {
    /// `FILE:LINE:COLUMN: message`, all on one line.
    @Override
    public String toString() {
        String where =
                place.isVariable()
                        ? "environment:1:1: " + place.source()
                        : place.source() + ":" + place.line() + ":" + place.column();
        return where + ": " + message.replace('\n', ' ').replace('\r', ' ');
    }
}
