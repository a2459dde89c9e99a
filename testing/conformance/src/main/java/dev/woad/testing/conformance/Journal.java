package dev.woad.testing.conformance;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.EndpointReference;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeaders;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.OperationDescription;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.CallInterceptor;
import dev.woad.dispatcher.ClientMessageInspector;
import dev.woad.dispatcher.ClientRuntime;
import dev.woad.dispatcher.DispatchMessageInspector;
import dev.woad.dispatcher.DispatchRuntime;
import dev.woad.dispatcher.OperationContext;
import dev.woad.dispatcher.ParameterInspector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** What inspectors and interceptors have seen, in the order in which they saw it. */
final class Journal {

  private final List<String> entries = new CopyOnWriteArrayList<>();

  List<String> entries() {
    return List.copyOf(entries);
  }

  Behavior clientInspector(String name) {
    ClientMessageInspector inspector = clientMessageInspector(name);
    return new Behavior.OfEndpoint() {
      @Override
      public void applyClient(ServiceEndpoint endpoint, ClientRuntime.Builder runtime) {
        runtime.messageInspector(inspector);
      }
    };
  }

  Behavior dispatchInspector(String name) {
    DispatchMessageInspector inspector = dispatchMessageInspector(name);
    return new Behavior.OfService() {
      @Override
      public void applyDispatch(ServiceEndpoint endpoint, DispatchRuntime.Builder runtime) {
        runtime.messageInspector(inspector);
      }
    };
  }

  /** Returns a behavior that sees callbacks go out of a service, and come to a client. */
  Behavior callbackInspector(String name) {
    return new Behavior.OfContract() {
      @Override
      public Class<?> contract() {
        return FeedCallback.class;
      }

      @Override
      public void applyDispatch(ContractDescription contract, DispatchRuntime.Builder runtime) {
        runtime.messageInspector(dispatchMessageInspector(name));
      }

      @Override
      public void applyClient(ContractDescription contract, ClientRuntime.Builder runtime) {
        runtime.messageInspector(clientMessageInspector(name));
      }
    };
  }

  /** Returns a behavior that sees where callbacks, and their replies, say that they go. */
  static Behavior headers(List<String> seen) {
    return new Behavior.OfContract() {
      @Override
      public Class<?> contract() {
        return FeedCallback.class;
      }

      @Override
      public void applyClient(ContractDescription contract, ClientRuntime.Builder runtime) {
        runtime.messageInspector(
            new ClientMessageInspector() {
              @Override
              public @Nullable Object beforeSendRequest(Message request) {
                seen.add(addresses(request));
                return null;
              }

              @Override
              public void afterReceiveReply(Message reply, @Nullable Object correlation) {
                seen.add(addresses(reply));
              }
            });
      }
    };
  }

  private static String addresses(Message message) {
    MessageHeaders headers = message.headers();
    return "to "
        + headers.to().orElse("none")
        + ", reply to "
        + headers.replyTo().map(EndpointReference::address).orElse("none");
  }

  static void failOnReplies(DispatchRuntime.Builder runtime) {
    runtime.messageInspector(
        new DispatchMessageInspector() {
          @Override
          public @Nullable Object afterReceiveRequest(Message request, OperationContext context) {
            return null;
          }

          @Override
          public void beforeSendReply(
              Message reply, @Nullable Object correlation, OperationContext context) {
            throw new IllegalStateException("broken");
          }
        });
  }

  /** Returns a behavior on both ends that adds to the first argument of one operation. */
  Behavior parameterInspector(String name, String operationName) {
    ParameterInspector inspector =
        new ParameterInspector() {
          @Override
          public Object beforeCall(OperationDescription operation, Object[] arguments) {
            entries.add(name + " " + operation.name() + "(" + arguments[0] + ")");
            arguments[0] = arguments[0] + "+" + name;
            return name;
          }

          @Override
          public void afterCall(
              OperationDescription operation,
              @Nullable Object result,
              @Nullable Object correlation) {
            entries.add(name + " " + operation.name() + " = " + result + " to " + correlation);
          }
        };
    return new Behavior.OfOperation() {
      @Override
      public boolean appliesTo(OperationDescription operation) {
        return operation.name().equals(operationName);
      }

      @Override
      public void applyDispatch(OperationDescription operation, DispatchRuntime.Builder runtime) {
        runtime.parameterInspector(operation, inspector);
      }

      @Override
      public void applyClient(OperationDescription operation, ClientRuntime.Builder runtime) {
        runtime.parameterInspector(operation, inspector);
      }
    };
  }

  CallInterceptor interceptor(String name) {
    return (call, next) -> {
      entries.add(name + " before " + call.operation().name());
      return next.proceed(call)
          .whenComplete((result, error) -> entries.add(name + " after " + call.operation().name()));
    };
  }

  private ClientMessageInspector clientMessageInspector(String name) {
    return new ClientMessageInspector() {
      @Override
      public Object beforeSendRequest(Message request) {
        return request(name, request);
      }

      @Override
      public void afterReceiveReply(Message reply, @Nullable Object correlation) {
        reply(name, reply, correlation);
      }
    };
  }

  private DispatchMessageInspector dispatchMessageInspector(String name) {
    return new DispatchMessageInspector() {
      @Override
      public Object afterReceiveRequest(Message request, OperationContext context) {
        return request(name, request);
      }

      @Override
      public void beforeSendReply(
          Message reply, @Nullable Object correlation, OperationContext context) {
        reply(name, reply, correlation);
      }
    };
  }

  private String request(String name, Message message) {
    String entry = name + " request " + look(message);
    entries.add(entry);
    return entry;
  }

  private void reply(String name, Message message, @Nullable Object correlation) {
    entries.add(name + " reply " + look(message) + " to " + correlation);
  }

  // Looking at a copy leaves the message whole.
  private static String look(Message message) {
    try (Message copy = message.copy()) {
      return copy.body().read().getLocalName();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("message cannot be copied", e);
    }
  }
}
