package dev.parley.persona.catalogue.api;

import dev.parley.persona.catalogue.Put;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

final class PutAnswer {

    private PutAnswer() {}

    static <V> RestResponse<V> of(Put<V> put) {
        return RestResponse.ResponseBuilder.create(put.isNew() ? Status.CREATED : Status.OK, put.item()).build();
    }
}
