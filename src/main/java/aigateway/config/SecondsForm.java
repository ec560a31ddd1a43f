package aigateway.config;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A number of seconds, read as milliseconds.
record SecondsForm(int leastMillis, int mostMillis) implements Form<Integer> {
    @Override
    public String word() {
        return "a number of seconds from " + show(leastMillis) + " to " + show(mostMillis);
    }

    @Override
    public @Nullable Integer read(Node node, String name, Reading reading) {
        double seconds =
                switch (node) {
                    case Node.Whole whole -> whole.value();
                    case Node.Decimal decimal -> decimal.value();
                    case Node.Text _, Node.Flag _, Node.Items _, Node.Fields _, Node.Other _ ->
                            Double.NaN;
                };
        double millis = Math.rint(seconds * 1000);
        if (millis >= leastMillis && millis <= mostMillis) {
            return (int) millis;
        }
        return refuse(node, name, reading);
    }

    @Override
    public String show(Integer millis) {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }
}
