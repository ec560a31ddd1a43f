package aigateway.admin.rest;

/// One method on one path of the admin port.
///
/// @param method as `GET`; a route for GET serves HEAD, too
/// @param role who may use it
/// @param doc what people and programs may know of it
public record Route(String method, PathPattern path, Role role, Doc doc, Handler handler) {
    /// A route for GET.
    ///
    /// @param path as `/admin/things/{name}`
    public static Route get(String path, Role role, Doc doc, Handler handler) {
        return new Route("GET", PathPattern.of(path), role, doc, handler);
    }

    /// A route for POST. One without a body is answered as a GET where there is a route for it.
    public static Route post(String path, Role role, Doc doc, Handler handler) {
        return new Route("POST", PathPattern.of(path), role, doc, handler);
    }

    /// A route for DELETE.
    public static Route delete(String path, Role role, Doc doc, Handler handler) {
        return new Route("DELETE", PathPattern.of(path), role, doc, handler);
    }

    /// True if it answers this method.
    public boolean serves(String asked) {
        return asked.equals(method) || (asked.equals("HEAD") && isRead());
    }

    /// True if using it changes nothing.
    public boolean isRead() {
        return method.equals("GET");
    }

    /// Makes the answer; runs on a virtual thread and may block.
    public interface Handler {
        /// Answers a request that may use this route.
        AdminAnswer answer(Ask ask) throws Refusal;
    }
}
