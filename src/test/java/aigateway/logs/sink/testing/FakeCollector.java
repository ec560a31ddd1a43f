package aigateway.logs.sink.testing;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// An OpenTelemetry collector that takes logs by OTLP over HTTP, read with the official protocol
/// buffers. Its events are objects of a record's body, severity and attributes of simple values.
public final class FakeCollector extends FakeSink {
    private final List<ExportLogsServiceRequest> read = new ArrayList<>();
    private int rejecting;
    private String message = "";

    /// What it took, as the official classes have it.
    public synchronized List<ExportLogsServiceRequest> read() {
        return List.copyOf(read);
    }

    /// Rejects the first records of each request from now on, with a word.
    public synchronized void rejecting(int records, String word) {
        rejecting = records;
        message = word;
    }

    /// An error answer, a `google.rpc.Status`.
    public static Reply error(int status, String words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeInt32(1, 14);
            out.writeString(2, words);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reply(
                status, Map.of("content-type", "application/x-protobuf"), bytes.toByteArray());
    }

    @Override
    protected Reply answer(Received request) {
        if (!request.path().equals("/v1/logs")) {
            return new Reply(404, Map.of(), new byte[0]);
        }
        if (!request.method().equals("POST")) {
            return new Reply(405, Map.of(), new byte[0]);
        }
        if (!request.header("content-type").equals("application/x-protobuf")) {
            return new Reply(415, Map.of(), new byte[0]);
        }
        try {
            return records(ExportLogsServiceRequest.parseFrom(request.body()));
        } catch (InvalidProtocolBufferException e) {
            return error(400, "cannot be read: " + e.getMessage());
        }
    }

    private Reply records(ExportLogsServiceRequest request) {
        read.add(request);
        int left = rejecting;
        for (ResourceLogs resource : request.getResourceLogsList()) {
            for (ScopeLogs scope : resource.getScopeLogsList()) {
                for (LogRecord record : scope.getLogRecordsList()) {
                    if (left-- <= 0) {
                        take(record);
                    }
                }
            }
        }
        ExportLogsServiceResponse.Builder response = ExportLogsServiceResponse.newBuilder();
        if (rejecting > 0 || !message.isEmpty()) {
            response.setPartialSuccess(
                    ExportLogsPartialSuccess.newBuilder()
                            .setRejectedLogRecords(rejecting)
                            .setErrorMessageBytes(ByteString.copyFromUtf8(message)));
        }
        return new Reply(
                200,
                Map.of("content-type", "application/x-protobuf"),
                response.build().toByteArray());
    }

    private void take(LogRecord record) {
        ObjectNode event = JSON.createObjectNode();
        event.put("body", record.getBody().getStringValue());
        event.put("severity", record.getSeverityText());
        String id = "";
        for (KeyValue attribute : record.getAttributesList()) {
            String text = attribute.getValue().getStringValue();
            switch (attribute.getValue().getValueCase()) {
                case STRING_VALUE -> event.put(attribute.getKey(), text);
                case INT_VALUE -> event.put(attribute.getKey(), attribute.getValue().getIntValue());
                default -> event.put(attribute.getKey(), attribute.getValue().toString());
            }
            if (attribute.getKey().equals("log.record.uid")) {
                id = text;
            }
        }
        take(id, event);
    }
}
