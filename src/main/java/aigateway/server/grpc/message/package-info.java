/// The messages of `ai_gateway.proto` ⇄ OpenAI's JSON, in which the rest of the gateway thinks.
///
/// Start at [aigateway.server.grpc.message.RequestJson] (what a caller sends) and
/// [aigateway.server.grpc.message.ReplyMessage] and [aigateway.server.grpc.message.ChunkMessage]
/// (what a caller gets). Pure: no I/O, no state between messages.
///
/// Knows neither calls nor how messages travel.
@NullMarked
package aigateway.server.grpc.message;

import org.jspecify.annotations.NullMarked;
