package dev.parley.sandbox.platform;

/// A request that cannot be done, and one sentence for the caller. The edge it came in by decides the shape.
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    public Refused(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
