package aigateway.fuzz;

import java.util.List;

/// Something that reads bytes from outside, and what must hold whatever it reads.
interface FuzzTarget {
    /// Letters, digits and dashes; names the target on command lines and its folder of cases.
    String name();

    /// Good input to begin with.
    List<byte[]> seeds();

    /// Reads the input; fails by an exception if something does not hold.
    void check(byte[] input);
}
