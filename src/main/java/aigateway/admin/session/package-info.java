/// Signing in with a page: the token once, then a cookie.
///
/// Start at [aigateway.admin.session.SessionResource]. [aigateway.admin.session.Sessions] keeps who
/// is signed in; [aigateway.admin.session.Origins] tells requests of the own pages from those that
/// others make a browser send.
///
/// Must not know what may be done by whoever has signed in.
@NullMarked
package aigateway.admin.session;

import org.jspecify.annotations.NullMarked;
