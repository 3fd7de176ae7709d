/** Injects the event log (`EventStore` is an interface, which Nest can't name). */
export const EVENT_STORE = Symbol('EVENT_STORE');
