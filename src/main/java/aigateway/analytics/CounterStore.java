package aigateway.analytics;

import java.io.IOException;
import java.util.Map;

/// Keeps numbers by name. Called by one thread at a time, never by an event loop; may block.
public interface CounterStore {
    /// All numbers that were ever saved.
    ///
    /// @throws IOException if they cannot be read; it is tried again later
    Map<String, Long> load() throws IOException;

    /// Sets numbers, all of them or none; those that are not named stay.
    ///
    /// @throws IOException if nothing could be saved; it is tried again later
    void save(Map<String, Long> numbers) throws IOException;
}
