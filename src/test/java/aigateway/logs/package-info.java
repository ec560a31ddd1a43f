/// Tests of the log.
@org.jspecify.annotations.NullMarked
package aigateway.logs;
