package dev.parley.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransienceTest {

    @ParameterizedTest
    @CsvSource({"40001,true", "40P01,true", "08006,true", "53300,true", "55P03,true", "57P01,true", "23505,false",
            "42501,false", "22012,false"})
    void theSqlStateTellsWhetherItPasses(String sqlState, boolean passes) {
        assertThat(Transience.isPassing(new PgException("m", "ERROR", sqlState, "d"))).isEqualTo(passes);
        assertThat(Transience.isPassing(new IllegalStateException(new SQLException("m", sqlState)))).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"VENDOR_UNAVAILABLE,true", "SERVICE_UNAVAILABLE,true", "CONFLICT,false", "INTERNAL,false"})
    void aProblemPassesWhereAPartCannotBeReached(ProblemType type, boolean passes) {
        assertThat(Transience.isPassing(new ServiceException(type, "m") {
        })).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"503,true", "429,true", "404,false", "500,false"})
    void anotherServicesStatusTellsWhetherItPasses(int status, boolean passes) {
        assertThat(Transience.isPassing(new WebApplicationException(status))).isEqualTo(passes);
    }

    @Test
    void aRefusedConnectionPassesAndUnreadableJsonDoesNot() {
        assertThat(Transience.isPassing(new ConnectException("refused"))).isTrue();
        assertThat(Transience.isPassing(new JsonParseException(null, "bad"))).isFalse();
        assertThat(Transience.isPassing(new SQLException("no state"))).isFalse();
    }
}
