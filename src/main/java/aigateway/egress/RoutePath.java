package aigateway.egress;

import aigateway.egress.setting.RouteName;
import org.jspecify.annotations.Nullable;

/// A path that may lead to a route: `/{first}/{name}/{rest…}`, nothing of it decoded.
///
/// @param rest empty, or begins with `/`
record RoutePath(String name, String rest) {
    /// The route's name and the rest; null if the path leads to no route, whatever routes there
    /// are.
    static @Nullable RoutePath of(String path) {
        int first = path.indexOf('/', 1);
        if (first <= 1 || RouteName.isOwn(path.substring(1, first))) {
            return null;
        }
        int second = path.indexOf('/', first + 1);
        String name = path.substring(first + 1, second < 0 ? path.length() : second);
        return new RoutePath(name, second < 0 ? "" : path.substring(second));
    }
}
