package io.seatkeeper.platform.egress;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.ProxyOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks SOCKS to a gate byte by byte, so that it can say what no library would. */
final class SocksClient implements AutoCloseable {
    private static final int PATIENCE_MILLISECONDS = 10_000;

    private final ProxyOptions proxy;
    private final Socket socket;

    SocksClient(HttpClientOptions throughGate) throws IOException {
        proxy = throughGate.getProxyOptions();
        socket = new Socket(proxy.getHost(), proxy.getPort());
        socket.setSoTimeout(PATIENCE_MILLISECONDS);
    }

    void send(int... bytes) throws IOException {
        for (int value : bytes) {
            socket.getOutputStream().write(value);
        }
        socket.getOutputStream().flush();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next byte, or -1 when the gate has hung up. */
    int read() throws IOException {
        return socket.getInputStream().read();
    }

    /** The body of an HTTP answer of {@code content-length: 90000}. */
    byte[] readAnswer() throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int letter = read();
            if (letter < 0) {
                return new byte[0];
            }
            head.append((char) letter);
        }
        return socket.getInputStream().readNBytes(90_000);
    }

    /** All that comes until the gate hangs up. */
    byte[] readToEnd() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    /** Greets and gives a password; what the gate says to that: 0 is welcome. */
    int logIn(String password) throws IOException {
        send(5, 1, 2);
        read();
        read();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(1);
        text(message, proxy.getUsername());
        text(message, password);
        send(message.toByteArray());
        read();
        return read();
    }

    /** Logs in as the process itself does. */
    int logIn() throws IOException {
        return logIn(proxy.getPassword());
    }

    /** Asks for a name or a literal written as a name; the gate's reply code: 0 is connected. */
    int request(int command, String host, int port) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {5, (byte) command, 0, 3});
        text(message, host);
        return request(message, port);
    }

    /** Asks for an address by its bytes. */
    int request(int command, byte[] address, int port) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {5, (byte) command, 0, (byte) (address.length == 4 ? 1 : 4)});
        message.writeBytes(address);
        return request(message, port);
    }

    private int request(ByteArrayOutputStream message, int port) throws IOException {
        message.write(port >> 8);
        message.write(port);
        send(message.toByteArray());
        read();
        int reply = read();
        socket.getInputStream().readNBytes(8);
        return reply;
    }

    private static void text(ByteArrayOutputStream message, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        message.write(bytes.length);
        message.writeBytes(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
