package org.samizdat.webhook;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.samizdat.database.Database;

/**
 * What a webhook's messages are signed with: a secret that the receiver knows too (HMAC-SHA256),
 * and a key pair of which the public half is published (Ed25519). It never leaves this package
 * whole.
 *
 * @param secret {@code whsec_} and 32 bytes in Base64
 * @param privateKey PKCS #8 in Base64
 * @param publicKey {@code whpk_} and the 32 bytes of the key in Base64
 */
record SigningKey(UUID id, String secret, String privateKey, String publicKey) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SECRET = "whsec_";
  private static final int BYTES = 32;
  private static final String ED25519 = "Ed25519";
  private static final String HMAC = "HmacSHA256";

  static SigningKey make() {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] raw = Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
      return new SigningKey(
          Database.newId(),
          SECRET + base64(secret),
          base64(pair.getPrivate().getEncoded()),
          "whpk_" + base64(raw));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code v1,…}: what whoever knows the secret can compute too. */
  String symmetric(byte[] message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      byte[] bytes = Base64.getDecoder().decode(secret.substring(SECRET.length()));
      mac.init(new SecretKeySpec(bytes, HMAC));
      return "v1," + base64(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code v1a,…}: what anyone can verify by the public key (RFC 8032). */
  String asymmetric(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      byte[] bytes = Base64.getDecoder().decode(privateKey);
      signature.initSign(
          KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(bytes)));
      signature.update(message);
      return "v1a," + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
