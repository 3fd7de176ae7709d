/** A difference of a run. `amount` is never negative; both amounts are of `currency`. */
export interface MadeDifference {
  readonly id: string;
  readonly code: string;
  readonly subjectKind: string;
  readonly subject: string;
  readonly amount: string;
  readonly effectAmount: string;
  readonly currency: string;
}

/** A reconciliation of a whole shop, not recorded yet. */
export interface MadeRun {
  readonly run: {
    readonly shopId: string;
    /** ISO 8601, UTC; absent if the shop has no statement. */
    readonly asOf?: string;
    /** As it was asked; absent for everything that is known. */
    readonly knownAt?: string;
    /** Up to where the view had read the log. */
    readonly position?: string;
    readonly rulesVersion: number;
    readonly policyVersion: number;
    readonly resultHash: string;
    readonly differencesHash: string;
    readonly differenceCount: number;
    readonly summary: readonly {
      readonly code: string;
      readonly currency: string;
      readonly count: number;
      readonly amount: string;
    }[];
  };
  /**
   * Every difference by code and subject, as known at the run's position, read as often as it is asked. Throws
   * RUN_UNSETTLED (try again) at its end if they are not those that the run's hash stands for.
   */
  readonly differences: () => AsyncIterable<MadeDifference>;
}

export interface RunRequest {
  readonly shopId: string;
  /** An instant or a date; the end of the shop's statements if absent. */
  readonly asOf?: string | undefined;
  /** An instant, a date or a position of the log; everything if absent. */
  readonly knownAt?: string | undefined;
}

/** What the recording of runs asks of the views; the projections answer (the app module plugs them in). */
export interface RunMaker {
  /** Throws SHOP_UNKNOWN, MALFORMED_TIME and MALFORMED_POSITION. */
  make(request: RunRequest): Promise<MadeRun>;
}

export const RUN_MAKER = Symbol('RUN_MAKER');
