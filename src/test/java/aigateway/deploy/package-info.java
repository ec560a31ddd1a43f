/// What operators install: the distribution archive, the container image's recipe, the service.
///
/// Start at [aigateway.deploy.DistributionIT], which runs after `mvn package` and needs its
/// archive.
///
/// Must not know the gateway's packages.
@NullMarked
package aigateway.deploy;

import org.jspecify.annotations.NullMarked;
