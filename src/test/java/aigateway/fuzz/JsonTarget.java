package aigateway.fuzz;

import aigateway.json.Differential;
import java.util.List;

/// The JSON scanner: takes what Jackson takes, with the same values.
record JsonTarget(String name, List<byte[]> seeds) implements FuzzTarget {
    @Override
    public void check(byte[] input) {
        Differential.compare(input);
    }
}
