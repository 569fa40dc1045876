package dev.vident.media.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts one input into datagrams: `| length (2) | bytes … |`, the last as long as there are bytes.
final class Datagrams {
    private static final int DATAGRAMS_MAX = 64;

    private Datagrams() {}

    static List<byte[]> of(byte[] input) {
        List<byte[]> datagrams = new ArrayList<>();
        int at = 0;
        while (at + 2 <= input.length && datagrams.size() < DATAGRAMS_MAX) {
            int length = (input[at] & 0xFF) << 8 | (input[at + 1] & 0xFF);
            int end = Math.min(input.length, at + 2 + length);
            datagrams.add(Arrays.copyOfRange(input, at + 2, end));
            at = end;
        }
        return datagrams;
    }

    static byte[] joined(List<byte[]> datagrams) {
        int length = datagrams.stream().mapToInt(datagram -> 2 + datagram.length).sum();
        byte[] input = new byte[length];
        int at = 0;
        for (byte[] datagram : datagrams) {
            input[at] = (byte) (datagram.length >>> 8);
            input[at + 1] = (byte) datagram.length;
            System.arraycopy(datagram, 0, input, at + 2, datagram.length);
            at += 2 + datagram.length;
        }
        return input;
    }
}
