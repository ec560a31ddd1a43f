/// What happens now, told to all who look: once a second what the last one brought, the calls that
/// ended, and whatever changes.
///
/// Start at [aigateway.analytics.events.Events]. Its ticker runs only while somebody looks; each
/// [aigateway.analytics.events.Follower] is written to on a thread of its own.
///
/// Must not know HTTP.
@NullMarked
package aigateway.analytics.events;

import org.jspecify.annotations.NullMarked;
