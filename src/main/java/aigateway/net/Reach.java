package aigateway.net;

/// Which addresses a request may go to, whatever name leads there; checked after each look-up, and
/// the address that was checked is the one that is connected to. Link-local addresses and those
/// where clouds hand out credentials are never reached. Where a proxy is on the way, it looks names
/// up and answers for what they mean; only addresses given as such are checked then.
public enum Reach {
    /// Public, private and loopback addresses.
    ANY,
    /// Only what is routed in the whole internet.
    PUBLIC
}
