package aigateway.store;

import aigateway.settings.StoreFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says in words what is wrong with the database, and what helps.
final class Trouble {
    private Trouble() {}

    static StoreFailure of(Path file, Throwable cause) {
        return switch (cause) {
            case StoreFailure failure -> failure;
            case SQLiteException e -> failure(file, words(e.getResultCode()), e);
            case AccessDeniedException e -> failure(file, READ_ONLY, e);
            case IOException e -> failure(file, "cannot be made; check [gateway] dataDir", e);
            default ->
                    failure(
                            file,
                            "cannot be opened; SQLite's native library, which is unpacked into"
                                    + " the folder of the system property java.io.tmpdir, may not"
                                    + " run from there",
                            cause);
        };
    }

    /// True if the connection is of no use any more.
    static boolean isLasting(Throwable cause) {
        return !(cause instanceof SQLiteException e)
                || switch (primary(e.getResultCode())) {
                    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL, SQLITE_CONSTRAINT -> false;
                    default -> true;
                };
    }

    private static final String READ_ONLY =
            "cannot be written; give the user that runs the gateway the right to write it and its"
                    + " folder, or choose another [gateway] dataDir";

    private static String words(SQLiteErrorCode code) {
        return switch (primary(code)) {
            case SQLITE_FULL -> "does not fit: the disk is full; free some space and try again";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                    "is damaged; stop the gateway and put a backup in its place, or move it away to"
                            + " start with an empty one";
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
                    "is in use by another process; end that, or give each gateway a [gateway]"
                            + " dataDir of its own";
            case SQLITE_CONSTRAINT ->
                    "is written by another gateway, too; give each a [gateway] dataDir of its own,"
                            + " and start this one again";
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH -> READ_ONLY;
            case SQLITE_IOERR ->
                    "cannot be written or read: the disk is full or fails; check it and its space";
            default -> "cannot be used";
        };
    }

    /// The code without its detail, which stands in the bits above.
    private static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & 0xff);
    }

    private static StoreFailure failure(Path file, String words, Throwable cause) {
        String detail = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new StoreFailure(file + " " + words + " (" + detail + ")", cause);
    }
}
