package aigateway.dialect.roundtrip;

import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/// Chance that a seed repeats. For one thread.
public final class Dice {
    private final SplittableRandom random;

    /// The chance of a seed.
    public Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /// A number from 0 to below `bound`.
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /// A number from `least` to `most`.
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /// True in so many of 100 cases.
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /// One of these.
    @SafeVarargs
    public final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /// One of these.
    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// A number with so many digits after the point, at most.
    public double real(double least, double most, int digits) {
        double unit = Math.pow(10, digits);
        return Math.round(random.nextDouble(least, most) * unit) / unit;
    }

    /// Some bytes in Base64.
    public String base64(int mostBytes) {
        byte[] bytes = new byte[between(1, mostBytes)];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// So many characters of these.
    public String of(String characters, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(characters.charAt(below(characters.length())));
        }
        return text.toString();
    }
}
