package dev.parley.sandbox.tavus;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The caller's own storage, into which a recording is copied.
///
/// @param bucket
///            what Azure calls a container
record RecordingStorage(String provider, String bucket) {
    private static final List<String> OTHER_TEXTS = List.of("bucket_region", "assume_role_arn", "external_id",
            "project_id", "workload_identity_provider", "service_account_email", "storage_account", "tenant_id",
            "client_id");

    /// Null where none is named. The older fields stand in the properties themselves and know S3 only.
    static @Nullable RecordingStorage of(Fields properties) {
        var storage = properties.object("recording_storage");
        OTHER_TEXTS.forEach(storage::text);
        List.of("recording_s3_bucket_region", "aws_assume_role_arn").forEach(properties::text);
        if (!storage.json().isEmpty()) {
            return of(storage.text("provider"), storage);
        }
        var bucket = properties.text("recording_s3_bucket_name");
        return bucket.isBlank() ? null : new RecordingStorage("s3", bucket);
    }

    String uri(String key) {
        return switch (provider) {
            case "gcs" -> "gs://" + bucket + "/" + key;
            case "azure_blob" -> "azure://" + bucket + "/" + key;
            default -> "s3://" + bucket + "/" + key;
        };
    }

    private static RecordingStorage of(String provider, Fields storage) {
        var bucket = switch (provider) {
            case "s3", "gcs" -> storage.text("bucket_name");
            case "azure_blob" -> storage.text("container");
            default -> throw new Refused(400, "Invalid recording_storage: its provider must be s3, gcs or azure_blob");
        };
        if (bucket.isBlank()) {
            throw new Refused(400, "Invalid recording_storage: it names no bucket");
        }
        return new RecordingStorage(provider, bucket);
    }
}
