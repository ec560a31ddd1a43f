/// The admin port: health for orchestrators, the effective configuration for people. The calm side:
/// plain blocking code on virtual threads.
///
/// Start at [aigateway.admin.AdminServer]. A page of the API is a [aigateway.admin.Resource]; each
/// of its routes declares its [aigateway.admin.Role], and [aigateway.admin.AdminAccess] decides who
/// gets in before a resource is asked. What a resource shows comes through a small interface that
/// the composition root implements ([aigateway.admin.Readiness], [aigateway.admin.ConfigView]).
///
/// Only this package uses Helidon. Must not know calls, providers or event loops.
@NullMarked
package aigateway.admin;

import org.jspecify.annotations.NullMarked;
