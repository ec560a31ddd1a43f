package aigateway.provider;

/// A provider and the model to ask it for.
public record Target(Provider provider, String model) {
    /// As callers write it: `provider/model`.
    public String label() {
        return provider.name() + "/" + model;
    }
}
