package dev.woad.dispatcher;

import dev.woad.contracts.OperationDescription;
import jakarta.jws.WebResult;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementRef;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The value of an asynchronous reply: the result itself, or for wrapped operations the bean of the
 * response element, as wsimport makes it. Operations with holders are called by their other shapes.
 */
final class ResponseBean {

  private final Class<?> type;
  private final @Nullable Field result;
  private final boolean bare;

  private ResponseBean(Class<?> type, @Nullable Field result, boolean bare) {
    this.type = type;
    this.result = result;
    this.bare = bare;
  }

  static ResponseBean of(Method async, OperationDescription operation, int parameters) {
    if (operation.method().getParameterCount() != parameters) {
      throw new UnsupportedOperationException(
          "method: " + async + " (expected: the parameters of " + operation.method() + ")");
    }
    Class<?> type = valueType(async);
    Class<?> returned = operation.method().getReturnType();
    if (type == returned || type == Object.class || type.isAssignableFrom(boxed(returned))) {
      return new ResponseBean(type, null, true);
    }
    return new ResponseBean(type, field(type, operation.method()), false);
  }

  @Nullable Object value(@Nullable Object returned) {
    if (bare) {
      return returned;
    }
    try {
      Object bean = type.getDeclaredConstructor().newInstance();
      if (result != null) {
        result.set(bean, returned);
      }
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("response bean " + type.getName() + " cannot be made", e);
    }
  }

  private static @Nullable Field field(Class<?> type, Method method) {
    WebResult webResult = method.getAnnotation(WebResult.class);
    List<Field> fields =
        Arrays.stream(type.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .toList();
    Field found =
        fields.stream()
            .filter(field -> webResult != null && nameOf(field).equals(webResult.name()))
            .findFirst()
            .orElse(fields.size() == 1 ? fields.get(0) : null);
    if (found != null) {
      found.setAccessible(true);
    }
    return found;
  }

  private static String nameOf(Field field) {
    XmlElement element = field.getAnnotation(XmlElement.class);
    if (element != null && !element.name().equals("##default")) {
      return element.name();
    }
    XmlElementRef reference = field.getAnnotation(XmlElementRef.class);
    return reference == null ? field.getName() : reference.name();
  }

  private static Class<?> valueType(Method async) {
    Type generic = async.getGenericReturnType();
    Type[] parameters = async.getGenericParameterTypes();
    if (async.getReturnType() == Future.class) {
      generic = parameters[parameters.length - 1];
    }
    Type value =
        generic instanceof ParameterizedType parameterized
            ? parameterized.getActualTypeArguments()[0]
            : Object.class;
    if (value instanceof ParameterizedType parameterized) {
      value = parameterized.getRawType();
    }
    return value instanceof Class<?> raw ? raw : Object.class;
  }

  private static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }
}
