package aigateway.settings;

import java.io.IOException;

/// What is to be kept on disk could not be written or read.
public final class StoreFailure extends IOException {
    private static final long serialVersionUID = 1;

    /// @param message what is wrong, with which file, and what helps; for a person
    public StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// The same without a cause.
    public StoreFailure(String message) {
        super(message);
    }

    /// What is wrong.
    public String text() {
        return String.valueOf(getMessage());
    }
}
