package aigateway.provider;

/// A credential. Its text shows only in [#reveal()]; everywhere else it is masked to its last four
/// characters.
public final class Secret {
    private final String value;

    /// Wraps a credential.
    public Secret(String value) {
        this.value = value;
    }

    /// The credential itself, for the wire only.
    public String reveal() {
        return value;
    }

    /// The masked form; short secrets show nothing at all.
    public String masked() {
        return value.length() < 12 ? "****" : "****" + value.substring(value.length() - 4);
    }

    @Override
    public String toString() {
        return masked();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret s && s.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
