/// The built-in provider that needs no key and no network: it makes simulated answers, so that a
/// fresh gateway can be tried at once.
///
/// Start at [aigateway.provider.demo.DemoKind]. Pure and deterministic: the same request gets the
/// same answer.
@NullMarked
package aigateway.provider.demo;

import org.jspecify.annotations.NullMarked;
