package aigateway.limit.count;

/// What a client has used.
///
/// @param requests in its window
/// @param ageMillis since the window began, or since the oldest request of a sliding one
record Used(int requests, long ageMillis) {
    static final Used NOTHING = new Used(0, 0);
}
