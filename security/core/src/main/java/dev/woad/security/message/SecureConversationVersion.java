package dev.woad.security.message;

import java.util.Optional;

/** A version of WS-SecureConversation, with the WS-Trust that it goes with. */
enum SecureConversationVersion {
  /** Of February 2005. */
  FEBRUARY_2005(
      "http://schemas.xmlsoap.org/ws/2005/02/sc",
      "http://schemas.xmlsoap.org/ws/2005/02/trust",
      "c",
      "t"),
  /** 1.3, of December 2005. */
  V1_3(
      "http://docs.oasis-open.org/ws-sx/ws-secureconversation/200512",
      "http://docs.oasis-open.org/ws-sx/ws-trust/200512",
      "sc",
      "trust");

  private final String namespace;
  private final String trust;
  private final String prefix;
  private final String trustPrefix;

  SecureConversationVersion(String namespace, String trust, String prefix, String trustPrefix) {
    this.namespace = namespace;
    this.trust = trust;
    this.prefix = prefix;
    this.trustPrefix = trustPrefix;
  }

  String namespace() {
    return namespace;
  }

  /** Returns the namespace of WS-Trust. */
  String trust() {
    return trust;
  }

  String prefix() {
    return prefix;
  }

  String trustPrefix() {
    return trustPrefix;
  }

  /** Returns the type of the token, which references to it name, too. */
  String tokenType() {
    return namespace + "/sct";
  }

  /** Returns the action of a request to issue, renew or cancel a token. */
  String requestAction(TrustRequest request) {
    return trust + "/RST/SCT" + request.actionSuffix();
  }

  /** Returns the action of the response to such a request. */
  String responseAction(TrustRequest request) {
    return trust + "/RSTR/SCT" + request.actionSuffix();
  }

  /** Finds what an action asks for. */
  Optional<TrustRequest> requestOf(String action) {
    for (TrustRequest request : TrustRequest.values()) {
      if (requestAction(request).equals(action)) {
        return Optional.of(request);
      }
    }
    return Optional.empty();
  }

  /** What is asked for. */
  enum TrustRequest {
    ISSUE("", "/Issue"),
    RENEW("/Renew", "/Renew"),
    CANCEL("/Cancel", "/Cancel");

    private final String actionSuffix;
    private final String typeSuffix;

    TrustRequest(String actionSuffix, String typeSuffix) {
      this.actionSuffix = actionSuffix;
      this.typeSuffix = typeSuffix;
    }

    String actionSuffix() {
      return actionSuffix;
    }

    /** Returns the request type within the message. */
    String type(SecureConversationVersion version) {
      return version.trust + typeSuffix;
    }
  }
}
