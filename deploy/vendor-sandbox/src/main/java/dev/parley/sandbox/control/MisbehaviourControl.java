package dev.parley.sandbox.control;

import dev.parley.sandbox.misbehaviour.Misbehaviour;
import dev.parley.sandbox.misbehaviour.Orders;
import dev.parley.sandbox.platform.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/// Order bad days, and see what they did.
@Path("/sandbox/misbehaviour")
@RunOnVirtualThread
public class MisbehaviourControl {
    private final Misbehaviour misbehaviour;

    MisbehaviourControl(Misbehaviour misbehaviour) {
        this.misbehaviour = misbehaviour;
    }

    @GET
    public Orders orders() {
        return misbehaviour.orders();
    }

    @PUT
    public Orders follow(byte[] body) {
        misbehaviour.follow(Fields.parse(body));
        return misbehaviour.orders();
    }

    @DELETE
    public Orders behave() {
        misbehaviour.clear();
        return misbehaviour.orders();
    }
}
