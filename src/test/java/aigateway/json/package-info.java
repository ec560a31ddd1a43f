/// Tests of scanning, reading, writing and patching JSON.
@org.jspecify.annotations.NullMarked
package aigateway.json;
