package aigateway.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/// Something to do with the database. Called by [Database] once, by the thread that asked.
interface Work<T> {
    /// Does it; must not keep the connection.
    T on(Connection connection) throws SQLException, IOException;
}
