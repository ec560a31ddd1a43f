package aigateway.logs.sink.format;

import aigateway.json.JsonNode;
import aigateway.model.Bytes;

/// The index that log lines are documents of, and how their fields are kept.
final class ElasticIndex {
    static final String NAME = "ai-gateway";

    /// Shards and replicas stay the cluster's own matter. A field that does not fit its type is
    /// left out of the index, not the document with it.
    static final Bytes DEFINITION =
            Bytes.utf8(
                    """
                    {
                      "settings": {
                        "index": {
                          "mapping": {"ignore_malformed": true, "total_fields": {"limit": 1000}},
                          "refresh_interval": "5s"
                        }
                      },
                      "mappings": {
                        "dynamic_templates": [
                          {"texts": {
                            "match_mapping_type": "string",
                            "mapping": {"type": "keyword", "ignore_above": 1024}
                          }},
                          {"fractions": {
                            "match_mapping_type": "double",
                            "mapping": {"type": "double"}
                          }}
                        ],
                        "date_detection": false,
                        "properties": {
                          "@timestamp": {"type": "date_nanos"},
                          "timestamp": {"type": "date_nanos"},
                          "level": {"type": "keyword"},
                          "component": {"type": "keyword"},
                          "message": {
                            "type": "text",
                            "fields": {"keyword": {"type": "keyword", "ignore_above": 1024}}
                          },
                          "host": {"properties": {"name": {"type": "keyword"}}},
                          "metadata": {
                            "properties": {
                              "requestId": {"type": "keyword"},
                              "door": {"type": "keyword"},
                              "client": {"type": "keyword"},
                              "provider": {"type": "keyword"},
                              "model": {"type": "keyword"},
                              "requestedModel": {"type": "keyword"},
                              "finishReason": {"type": "keyword"},
                              "dropped": {"type": "keyword"},
                              "stream": {"type": "boolean"},
                              "status": {"type": "integer"},
                              "attempts": {"type": "integer"},
                              "durationMs": {"type": "double"},
                              "firstByteMs": {"type": "double"},
                              "ageSeconds": {"type": "long"},
                              "promptTokens": {"type": "long"},
                              "completionTokens": {"type": "long"},
                              "cachedTokens": {"type": "long"},
                              "cacheWriteTokens": {"type": "long"},
                              "reasoningTokens": {"type": "long"},
                              "error": {
                                "type": "text",
                                "fields": {"keyword": {"type": "keyword", "ignore_above": 1024}}
                              }
                            }
                          }
                        }
                      }
                    }
                    """);

    private ElasticIndex() {}

    /// True if an answer to the index's creation says that documents can be sent all the same: it
    /// is there, under this name or as an alias or a data stream, or it may not be made with this
    /// key, whose owner made it then.
    static boolean isThere(int status, Bytes body) {
        JsonNode answer = Answers.object(body);
        JsonNode error = answer == null ? null : answer.get("error");
        if (error == null) {
            return false;
        }
        String words = BulkAnswer.words(error);
        if (status == 403) {
            return true;
        }
        return status == 400
                && (words.startsWith("resource_already_exists_exception")
                        || words.contains("already exists")
                        || words.contains("data streams only"));
    }
}
