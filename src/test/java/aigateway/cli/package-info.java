/// Tests of the command line's words.
@org.jspecify.annotations.NullMarked
package aigateway.cli;
