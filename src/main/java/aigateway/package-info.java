/// The composition root.
@org.jspecify.annotations.NullMarked
package aigateway;
