/// The admin pages in a real browser, before the whole gateway with providers that do as told.
///
/// Start at [aigateway.endtoend.ui.PagesTest]. The tests themselves are in `ui/e2e`, for Node;
/// this side starts what they need ([aigateway.endtoend.ui.Ground]), lets them rule it over HTTP
/// ([aigateway.endtoend.ui.Control]) and makes a test of each of theirs. `docs/admin-ui.md` says
/// how to run them.
///
/// Must not know what the pages show.
@NullMarked
package aigateway.endtoend.ui;

import org.jspecify.annotations.NullMarked;
