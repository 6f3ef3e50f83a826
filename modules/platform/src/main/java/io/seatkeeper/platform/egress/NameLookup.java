package io.seatkeeper.platform.egress;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Callable;

/** Finds the addresses of a name, or of an address literal. */
@FunctionalInterface
interface NameLookup {
    Future<List<InetAddress>> addresses(String name);

    /** The machine's own way, on a few threads of its own since it blocks. They end with the Vert.x instance. */
    static NameLookup ofTheMachine(Vertx vertx) {
        WorkerExecutor threads = vertx.createSharedWorkerExecutor("seatkeeper-names", 8);
        return name -> {
            Callable<List<InetAddress>> lookup = () -> List.of(InetAddress.getAllByName(name));
            return threads.executeBlocking(lookup, false);
        };
    }
}
