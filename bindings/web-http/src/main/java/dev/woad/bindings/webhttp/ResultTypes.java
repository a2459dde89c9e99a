package dev.woad.bindings.webhttp;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.concurrent.CompletionStage;

/** Looks into the types that methods declare. */
final class ResultTypes {

  private ResultTypes() {}

  /** Returns what a stage is a stage of, and any other type as it is. */
  static Type unwrapped(Type type) {
    if (CompletionStage.class.isAssignableFrom(raw(type))) {
      return type instanceof ParameterizedType parameterized
          ? parameterized.getActualTypeArguments()[0]
          : Object.class;
    }
    return type;
  }

  /** Returns the class of a type. */
  static Class<?> raw(Type type) {
    if (type instanceof Class<?> c) {
      return c;
    }
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    if (type instanceof GenericArrayType array) {
      return raw(array.getGenericComponentType()).arrayType();
    }
    return Object.class;
  }
}
