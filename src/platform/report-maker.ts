/** What a scheduled report is asked for. Dates are business dates in the shop's zone, `to` is the first after the period. */
export interface ReportRequest {
  readonly shopId: string;
  readonly channel?: string | undefined;
  readonly from: string;
  readonly to: string;
  /** A business date: what happened before it counts. */
  readonly asOf: string;
  readonly format: 'csv' | 'xlsx' | 'pdf' | 'json';
  readonly language: 'zh' | 'en';
}

export interface ReportToWrite {
  readonly fileName: string;
  /** ISO 8601, UTC. */
  readonly asOf: string;
  /** Up to where the view had read the log; null for an empty one. */
  readonly position: string | null;
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** What the schedule of reports asks of the views; the projections answer (the app module plugs them in). */
export interface ReportMaker {
  /** The IANA zone of a shop's business dates. */
  zoneOf(shopId: string): Promise<string>;
  /** Throws SHOP_UNKNOWN as long as nothing is known of the shop. */
  make(request: ReportRequest): Promise<ReportToWrite>;
}

export const REPORT_MAKER = Symbol('REPORT_MAKER');
