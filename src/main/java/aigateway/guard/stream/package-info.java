/// Guardrails on calls under way.
///
/// Start at [aigateway.guard.stream.GuardStage]. A [aigateway.guard.stream.GuardSink] stands before
/// the caller: it takes the reply apart into texts (each choice's text, refusal, reasoning and tool
/// arguments are one each), lets the rules look, and sends on what is decided, in the provider's
/// own
/// bytes as long as nothing of a piece has to wait or to change.
///
/// Must not know how a reply is sent, nor whether the caller streams.
@NullMarked
package aigateway.guard.stream;

import org.jspecify.annotations.NullMarked;
