package aigateway.admin.rest;

/// Who may use a route.
public enum Role {
    /// Everybody who can reach the port.
    PUBLIC,
    /// Whoever administers this gateway.
    ADMIN
}
