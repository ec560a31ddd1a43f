/// The admin API described as OpenAPI, generated from its routes.
///
/// Start at [aigateway.admin.openapi.OpenApiResource]. The schemas that routes name stand in
/// `schemas.json` beside it; a test checks that all of them are there and used.
///
/// Must not know what a resource does.
@NullMarked
package aigateway.admin.openapi;

import org.jspecify.annotations.NullMarked;
