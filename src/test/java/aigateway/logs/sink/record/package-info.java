/// Tests of how log lines are written.
@org.jspecify.annotations.NullMarked
package aigateway.logs.sink.record;
