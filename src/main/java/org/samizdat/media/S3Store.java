package org.samizdat.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Pictures in a bucket of Amazon S3, or of anything that speaks as it does. */
final class S3Store implements MediaStore {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  S3Store(MediaConfiguration.S3Configuration configuration) {
    this.bucket = configuration.bucket();
    this.prefix = configuration.prefix();
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(configuration.region()))
            .credentialsProvider(credentials(configuration))
            // stores of others do not know the newer checksums
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            // and some keep the frames of a chunked body as if they were the picture's
            .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(TIMEOUT)
                    .socketTimeout(TIMEOUT));
    if (!configuration.endpoint().isEmpty()) {
      builder.endpointOverride(URI.create(configuration.endpoint())).forcePathStyle(true);
    }
    this.client = builder.build();
  }

  private static AwsCredentialsProvider credentials(
      MediaConfiguration.S3Configuration configuration) {
    return configuration.accessKey().isEmpty()
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(configuration.accessKey(), configuration.secretKey()));
  }

  @Override
  public void put(String name, byte[] bytes, String contentType) throws IOException {
    try {
      client.putObject(
          request -> request.bucket(bucket).key(prefix + name).contentType(contentType),
          RequestBody.fromBytes(bytes));
    } catch (SdkException e) {
      throw new IOException(e);
    }
  }

  @Override
  public InputStream open(String name, long from, long length) throws IOException {
    String range = "bytes=%d-%d".formatted(from, from + length - 1);
    try {
      return client.getObject(request -> request.bucket(bucket).key(prefix + name).range(range));
    } catch (NoSuchKeyException e) {
      throw new NoSuchFileException(name);
    } catch (SdkException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void delete(String name) throws IOException {
    try {
      client.deleteObject(request -> request.bucket(bucket).key(prefix + name));
    } catch (SdkException e) {
      throw new IOException(e);
    }
  }

  @Override
  public long size(String name) throws IOException {
    try {
      return client
          .headObject(request -> request.bucket(bucket).key(prefix + name))
          .contentLength();
    } catch (NoSuchKeyException e) {
      throw new NoSuchFileException(name);
    } catch (SdkException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
