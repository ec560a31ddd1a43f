package aigateway.call;

import org.jspecify.annotations.Nullable;

/// Remembers that an answer which is given more than once was looked through and left as it is.
/// Thread-safe.
public final class Vetting {
    private volatile @Nullable Object passed;

    /// True if the last who passed it is this one.
    ///
    /// @param by stands for all that was looked at, compared by identity
    @SuppressWarnings("ReferenceEquality")
    public boolean isPassed(Object by) {
        return passed == by;
    }

    /// Nothing had to change.
    public void pass(Object by) {
        passed = by;
    }
}
