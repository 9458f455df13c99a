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
import org.samizdat.text.Mailto;

/** An e-mail address that may stand in a {@code mailto} link. */
@Target({ElementType.TYPE_USE, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = MailAddress.Validator.class)
public @interface MailAddress {
  String message() default "must be an e-mail address, such as support@example.org";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks the address. */
  final class Validator implements ConstraintValidator<MailAddress, String> {
    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || Mailto.isAddress(value);
    }
  }
}
