package aigateway.net.http1;

/// The first line of an answer.
public final class StatusLine implements StartLine {
    private int code;
    private boolean complete;
    private boolean http11;

    @Override
    public void clear() {
        complete = false;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public boolean skipsEmptyLine() {
        return false;
    }

    @Override
    public boolean parse(byte[] in, int from, int to) {
        if (to - from < 12
                || !Ascii.equal(in, from, 7, "HTTP/1.")
                || in[from + 7] < '0'
                || in[from + 7] > '9'
                || in[from + 8] != ' '
                || to - from > 12 && in[from + 12] != ' ') {
            return false;
        }
        code = 0;
        for (int i = from + 9; i < from + 12; i++) {
            if (in[i] < '0' || in[i] > '9') {
                return false;
            }
            code = code * 10 + in[i] - '0';
        }
        http11 = in[from + 7] != '0';
        complete = code >= 100;
        return complete;
    }

    @Override
    public boolean isHttp11() {
        return http11;
    }

    @Override
    public int status() {
        return 502;
    }

    @Override
    public String problem() {
        return "malformed status line";
    }

    /// The answer's status.
    public int code() {
        return code;
    }
}
