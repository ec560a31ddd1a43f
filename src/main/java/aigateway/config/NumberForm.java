package aigateway.config;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A whole number in a range.
record NumberForm<T>(long least, long most, LongFunction<T> make, String unit) implements Form<T> {
    @Override
    public String word() {
        return "a whole number"
                + unit
                + (most == Long.MAX_VALUE || most == Integer.MAX_VALUE
                        ? ", " + least + " or more"
                        : " from " + least + " to " + most);
    }

    @Override
    public @Nullable T read(Node node, String name, Reading reading) {
        if (node instanceof Node.Whole(long value, Place place)
                && value >= least
                && value <= most) {
            return make.apply(value);
        }
        return refuse(node, name, reading);
    }

    @Override
    public @Nullable T readText(String text, String name, Reading reading) {
        Place place = Place.variable(name);
        try {
            return read(new Node.Whole(Long.parseLong(text.strip()), place), name, reading);
        } catch (NumberFormatException e) {
            return refuse(new Node.Text(text, place), name, reading);
        }
    }

    @Override
    public String show(T value) {
        return value.toString();
    }
}
