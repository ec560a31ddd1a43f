package aigateway.admin;

/// One method on one path of the admin port.
///
/// @param method as `GET`; a route for GET serves HEAD, too
/// @param path the whole path, compared as it was sent
/// @param role who may use it
record Route(String method, String path, Role role, Handler handler) {
    /// A route for GET.
    static Route get(String path, Role role, Handler handler) {
        return new Route("GET", path, role, handler);
    }

    boolean serves(String asked) {
        return asked.equals(method) || (asked.equals("HEAD") && method.equals("GET"));
    }

    /// Makes the answer; runs on a virtual thread and may block.
    interface Handler {
        AdminAnswer answer();
    }
}
