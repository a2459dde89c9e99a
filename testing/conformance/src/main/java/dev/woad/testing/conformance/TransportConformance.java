package dev.woad.testing.conformance;

/**
 * What every transport does. A transport's test implements it and says which binding and address to
 * use.
 */
public interface TransportConformance
    extends CallConformance,
        FaultConformance,
        AsyncConformance,
        QuotaConformance,
        ConcurrencyConformance,
        LifeCycleConformance,
        BehaviorConformance {}
