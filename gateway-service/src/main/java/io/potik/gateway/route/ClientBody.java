package io.potik.gateway.route;

import io.potik.gateway.problem.TooLarge;
import io.potik.gateway.problem.Unreadable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body on its way through: counted, and its failures told apart from the service's. */
final class ClientBody extends FilterInputStream {

    private final long largest;
    private long read;

    ClientBody(InputStream body, long largest) {
        super(body);
        this.largest = largest;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(into, offset, length);
        } catch (IOException e) {
            throw new Unreadable(e);
        }
        read += Math.max(0, count);
        if (read > largest) {
            throw new TooLarge(largest);
        }
        return count;
    }
}
