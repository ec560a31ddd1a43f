package aigateway.admin;

import java.util.List;

/// A thing that the admin API shows or changes. A new one is one class and a place in the list that
/// [AdminServer] is given.
public sealed interface Resource permits HealthResource, ConfigResource {
    /// Its routes; asked once, when the server is made.
    List<Route> routes();
}
