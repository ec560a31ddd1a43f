/// What each policy must hold on every way that a call can take, as `PolicyMatrixTest` tries it.
///
/// A policy is one class: a `PolicyRow` in its list. A door that callers come through is a `Door`
/// in
/// its list; a dialect of providers needs a [aigateway.testing.formats.Format].
@org.jspecify.annotations.NullMarked
package aigateway.endtoend.policies;
