package io.seatkeeper.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A DNS server on loopback (RFC 1035, UDP) that answers TXT questions with what it was told, and every other question
 * with "no such name". It can also keep silent, as a server that is down does.
 */
public final class TestDns implements AutoCloseable {
    private static final int TYPE_TXT = 16;
    private static final int CLASS_INTERNET = 1;
    private static final int NO_SUCH_NAME = 3;
    private static final int LONGEST_STRING = 255;

    private final Map<String, List<String>> records = new ConcurrentHashMap<>();
    private final DatagramSocket socket;
    private volatile boolean silent;

    public TestDns() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofPlatform().daemon().name("test-dns").start(this::answerAll);
    }

    /** Where it listens: 127.0.0.1 and a port that was free. */
    public InetSocketAddress address() {
        return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    }

    /** From now on the name has exactly these TXT records; none means that the name does not exist. */
    public void txt(String name, String... texts) {
        records.put(name.toLowerCase(Locale.ROOT), List.of(texts));
    }

    /** Whether questions are left without an answer. */
    public void silent(boolean on) {
        silent = on;
    }

    @Override
    public void close() {
        socket.close();
    }

    private void answerAll() {
        byte[] bytes = new byte[1_024];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                if (!silent) {
                    byte[] answer = answer(ByteBuffer.wrap(bytes, 0, packet.getLength()));
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] answer(ByteBuffer question) {
        int id = Short.toUnsignedInt(question.getShort(0));
        question.position(12);
        String name = name(question);
        int type = Short.toUnsignedInt(question.getShort());
        byte[] asked = new byte[question.position() + 2 - 12];
        question.get(12, asked);
        List<String> texts = type == TYPE_TXT ? records.getOrDefault(name, List.of()) : List.of();

        ByteBuffer reply = ByteBuffer.allocate(8_192);
        number(reply, id);
        number(reply, 0x8180 | (texts.isEmpty() ? NO_SUCH_NAME : 0)); // a recursive answer
        number(reply, 1);
        number(reply, texts.size());
        number(reply, 0);
        number(reply, 0);
        reply.put(asked);
        for (String text : texts) {
            byte[] data = characterStrings(text.getBytes(StandardCharsets.UTF_8));
            number(reply, 0xC00C); // the name of the question
            number(reply, TYPE_TXT);
            number(reply, CLASS_INTERNET);
            reply.putInt(0); // seconds to keep it
            number(reply, data.length);
            reply.put(data);
        }
        byte[] bytes = new byte[reply.position()];
        reply.get(0, bytes);
        return bytes;
    }

    private static String name(ByteBuffer question) {
        StringBuilder name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            byte[] label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /** A TXT record is made of strings of at most 255 bytes, each behind its length. */
    private static byte[] characterStrings(byte[] text) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int start = 0; start == 0 || start < text.length; start += LONGEST_STRING) {
            int length = Math.min(LONGEST_STRING, text.length - start);
            data.write(length);
            data.write(text, start, length);
        }
        return data.toByteArray();
    }

    private static void number(ByteBuffer reply, int value) {
        reply.putShort((short) value);
    }
}
