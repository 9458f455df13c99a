package org.samizdat.article;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.samizdat.text.Urls;

/**
 * An absolute http or https address of up to 2000 characters, all of them such as a URI has (RFC
 * 3986). Records percent-encode the others themselves ({@link Urls#encoded}).
 */
@Target({ElementType.TYPE_USE, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = HttpUrl.Validator.class)
public @interface HttpUrl {
  String message() default
      "must be an absolute http or https URL of at most 2000 characters,"
          + " the host in ASCII (xn--)";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks the address. */
  final class Validator implements ConstraintValidator<HttpUrl, String> {
    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || Urls.isHttp(value) && Urls.encoded(value).equals(value);
    }
  }
}
