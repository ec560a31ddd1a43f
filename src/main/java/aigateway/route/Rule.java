package aigateway.route;

/// What decided where a call goes, in the order in which it is asked for.
public enum Rule {
    /// The header names the provider.
    HEADER("header"),
    /// The model begins with a provider's name.
    QUALIFIED("provider/model"),
    /// The model is an alias.
    ALIAS("alias"),
    /// A provider lists the model.
    LISTED("listed"),
    /// The model's name tells who makes it.
    FAMILY("family"),
    /// A provider takes models of any name.
    TAKER("takes any model"),
    /// Nothing else applies, and there is a default provider.
    DEFAULT("default provider"),
    /// Nothing else applies, and there is but one provider.
    ONLY("only provider");

    private final String word;

    Rule(String word) {
        this.word = word;
    }

    /// What people read.
    public String word() {
        return word;
    }
}
