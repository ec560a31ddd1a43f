package aigateway.net;

/// Which addresses a request may go to, whatever name leads there; checked after each look-up, and
/// the address that was checked is the one that is connected to. Link-local addresses and those
/// where clouds hand out credentials are never reached.
public enum Reach {
    /// Public, private and loopback addresses.
    ANY,
    /// Only what is routed in the whole internet.
    PUBLIC
}
