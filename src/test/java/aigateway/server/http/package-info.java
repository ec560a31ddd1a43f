/// Tests of the HTTP door.
@org.jspecify.annotations.NullMarked
package aigateway.server.http;
