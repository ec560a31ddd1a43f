/// The LLM API's HTTP door: finds the endpoint, reads the request, and writes the reply as one body
/// or as a stream.
///
/// Start at [aigateway.server.http.HttpDoor]. What becomes of a call in between is not known here;
/// a
/// [aigateway.server.Front] leads to it. Only here, in dialects and in `upstream` does it
/// matter whether a caller streams.
@NullMarked
package aigateway.server.http;

import org.jspecify.annotations.NullMarked;
