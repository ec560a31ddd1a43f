package aigateway.admin.rest;

import java.util.List;

/// A thing that the admin API shows or changes. A new one is one class, a line in
/// `AdminResources`, and a row in the table of access.
public interface Resource {
    /// Its routes; asked once, when the server is made.
    List<Route> routes();
}
