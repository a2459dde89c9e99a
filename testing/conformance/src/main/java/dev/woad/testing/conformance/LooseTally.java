package dev.woad.testing.conformance;

import dev.woad.contracts.OperationContract;
import dev.woad.contracts.ServiceContract;
import dev.woad.contracts.SessionMode;

/** The same contract by a client that does not know where in a session its operations stand. */
@ServiceContract(sessionMode = SessionMode.REQUIRED)
public interface LooseTally extends Tally {

  @Override
  @OperationContract
  String notes();

  @Override
  @OperationContract
  int finish();
}
