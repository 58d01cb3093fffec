package dev.parley.ingest.proof;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Where a call came from, no closer than its network: enough to find who is misconfigured, too little for a person.
public final class Source {
    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;
    private static final String UNKNOWN = "unknown";

    private Source() {}

    /// @param address
    ///            in numbers; a name is looked up nowhere
    public static String network(String address) {
        try {
            return switch (InetAddress.ofLiteral(address)) {
                case Inet4Address ipv4 -> masked(ipv4, IPV4_BYTES);
                case Inet6Address ipv6 -> masked(ipv6, IPV6_BYTES);
                default -> UNKNOWN;
            };
        } catch (IllegalArgumentException _) {
            return UNKNOWN;
        }
    }

    private static String masked(InetAddress address, int bytes) {
        var masked = address.getAddress();
        Arrays.fill(masked, bytes, masked.length, (byte) 0);
        try {
            return InetAddress.getByAddress(masked).getHostAddress() + "/" + bytes * Byte.SIZE;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has lost its length", e);
        }
    }
}
