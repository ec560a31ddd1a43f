/// Tests of the formats of log sinks.
@org.jspecify.annotations.NullMarked
package aigateway.logs.sink.format;
