package dev.woad.dispatcher;

import dev.woad.bindings.MessageFormatter;
import dev.woad.contracts.OperationDescription;
import java.util.List;

/** One operation of a contract, ready to be called from afar. */
record ClientOperation(
    OperationDescription description,
    MessageFormatter formatter,
    List<ParameterInspector> inspectors) {}
