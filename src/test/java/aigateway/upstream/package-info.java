/// Tests of the tries, their failures and the rests.
@org.jspecify.annotations.NullMarked
package aigateway.upstream;
