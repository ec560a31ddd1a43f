/// The server side: listeners, and one connection's life.
///
/// Start at [aigateway.net.server.HttpListener]. A [aigateway.net.server.ServerConnection] reads
/// one request after the other and holds the next one back until the answer before it has ended;
/// [aigateway.net.server.RequestBody] gathers a body or hands it on,
/// [aigateway.net.server.AnswerOut] what is to be sent, [aigateway.net.server.Exchange] is what the
/// rest of the house sees.
///
/// Knows nothing of the client side.
@NullMarked
package aigateway.net.server;

import org.jspecify.annotations.NullMarked;
