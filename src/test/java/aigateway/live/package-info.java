/// Tests of the calls that `check --live` makes.
@org.jspecify.annotations.NullMarked
package aigateway.live;
