package aigateway.net;

/// A timer of a [Loop] that can be set again and again; runs its action once each time it expires.
public interface Deadline {
    /// Sets or moves the moment of expiry.
    void set(long millisFromNow);

    /// Switches the timer off; it can be set again.
    void clear();
}
