package aigateway.guard;

/// A service of the operator's that has the last word.
///
/// @param url where texts are posted, http or https
/// @param timeoutMillis after how long it counts as failed
/// @param failOpen true if texts pass when it fails, false if they are blocked
public record ExternalCheck(String url, int timeoutMillis, boolean failOpen) {}
