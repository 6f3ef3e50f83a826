package io.seatkeeper.contract;

/** The answer to a request that has nothing to say but that it was carried out. */
public enum Done implements BusMessage {
    DONE
}
