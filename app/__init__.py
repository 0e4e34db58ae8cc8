"""The counter without a screen: domain, store, forms, exchange and the acts a clerk performs."""
