package dev.parley.bench;

import dev.parley.stack.plan.Service;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Something whose speed was promised. To add one, write this class and name it in [Bench].
public interface Benchmark {

    /// As it is called on the command line.
    String name();

    /// What is called, in a few words.
    String about();

    /// Who answers.
    Service service();

    /// Who takes part. The others are held meanwhile: what they do with the events of it is their own affair.
    default Set<Service> cast() {
        return EnumSet.allOf(Service.class);
    }

    /// What no implementation could do without; done one after the other, it is what the cases are compared with.
    List<Limit> limits();

    /// Puts into the stack what the calls need, and says what is to be measured, in this order. The database is
    /// vacuumed afterwards.
    List<Case> prepare(Stage stage) throws SQLException;
}
