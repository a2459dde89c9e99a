package dev.woad.orderdesk;

import dev.woad.contracts.ServiceContract;
import dev.woad.orderdesk.stock.StockFeedPort;

/** Tells its clients how much there is of what they have subscribed to, whenever that changes. */
@ServiceContract(callbackContract = StockFeedCallback.class)
public interface StockFeed extends StockFeedPort {}
