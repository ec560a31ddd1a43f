package aigateway.provider.setup;

import aigateway.config.Key;
import aigateway.config.Place;
import aigateway.config.Section;
import aigateway.provider.Kind;
import aigateway.provider.Secret;
import java.util.ArrayList;
import java.util.List;

/// Reads a provider's keys.
record KeyReader(Section section, Kind kind) {
    /// The keys that are not empty; where none is written, the kind's environment variable counts.
    List<Secret> read() {
        List<Secret> keys = new ArrayList<>();
        Secret one = section.find(ProviderKeys.API_KEY);
        if (one != null) {
            add(one, section.place(ProviderKeys.API_KEY), keys);
        }
        List<Secret> several = section.find(ProviderKeys.API_KEYS);
        if (several != null) {
            for (int i = 0; i < several.size(); i++) {
                add(several.get(i), section.place(ProviderKeys.API_KEYS, i), keys);
            }
        }
        if (!section.has(ProviderKeys.API_KEY) && !section.has(ProviderKeys.API_KEYS)) {
            usual(keys);
        }
        return keys;
    }

    private void usual(List<Secret> keys) {
        Key<Secret> key = ProviderKeys.API_KEY;
        String path = section.path() + "." + key.name();
        section.reading().effective(path, "none", "default");
        for (String variable : kind.keyVariables()) {
            String value = section.reading().environment().getOrDefault(variable, "").strip();
            if (!value.isEmpty()) {
                Place place = Place.variable(variable);
                Secret secret = new Secret(value);
                add(secret, place, keys);
                String shown = key.form().show(secret);
                section.reading().effective(path, shown, place.origin());
                return;
            }
        }
    }

    private void add(Secret key, Place place, List<Secret> keys) {
        String text = key.reveal();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                section.reading()
                        .problem(place, "an API key must not hold spaces or special characters");
                return;
            }
        }
        if (!text.isEmpty() && !keys.contains(key)) {
            keys.add(key);
        }
    }
}
