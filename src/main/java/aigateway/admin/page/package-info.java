/// The admin pages: the files that were built from `ui/`, served from the class path.
///
/// Start at [aigateway.admin.page.PageResource]. The build puts the files into `META-INF/ui/` with
/// a
/// list of their names; without them a page says how to build them.
///
/// Must not know what the pages show.
@NullMarked
package aigateway.admin.page;

import org.jspecify.annotations.NullMarked;
