import type { Decoded } from '../../src/platform/event-store/codec.js';
import type { OrderDocument } from '../../src/documents/document.events.js';
import { OrderDocumentsRecorded } from '../../src/documents/document.events.js';
import { InvoiceRequested } from '../../src/orders/invoice.events.js';
import { OrderPlaced } from '../../src/orders/order.events.js';
import { PaymentReceived } from '../../src/orders/payment.events.js';
import { RefundSettledByPlatform } from '../../src/orders/refund.events.js';
import { OrderReceiptConfirmed } from '../../src/orders/shipment.events.js';
import type { DomainEvent } from '../../src/shared/domain-event.js';
import { startOfDate } from '../../src/shared/period.js';
import { DEFAULT_SETTINGS } from '../../src/shared/settlement-settings.js';
import type { SettlementSettings } from '../../src/shared/settlement-settings.js';
import type { DocumentKind } from '../../src/shared/document-id.js';
import { documentFileStream, orderStream, shopStream, statementStream } from '../../src/shared/streams.js';
import { ShopSettingsChanged } from '../../src/shops/shop-settings.events.js';
import {
  StatementClosed,
  StatementLinesRecorded,
  StatementOpened,
} from '../../src/statements/statement.events.js';
import type { StatementLine } from '../../src/statements/statement.events.js';
import { logOf } from './log-of-events.js';
import type { LoggedEvent } from './log-of-events.js';

export const SCENARIO_SHOP = 'scenario-shop';

/** An order's life by dates of China ("2026-01-05"); what is left out did not happen. */
export interface OrderStory {
  readonly total?: string;
  readonly paid?: string;
  readonly completed?: string;
  readonly refunds?: readonly { readonly on: string; readonly amount: string }[];
  readonly currency?: string;
  /** Tmall's unless said otherwise. */
  readonly channel?: string;
}

export type LineStory = Partial<StatementLine> & { readonly on: string; readonly amount: string };

export type DocumentStory = Partial<OrderDocument> & { readonly on: string; readonly orderNo: string };

export interface StatementStory {
  readonly id?: string;
  /** Of the Alipay account unless said otherwise. */
  readonly kind?: string;
  readonly accountNo?: string;
  readonly from: string;
  readonly until: string;
  readonly lines?: readonly LineStory[];
  readonly opening?: string;
  readonly closing?: string;
  readonly problems?: readonly {
    readonly code: string;
    readonly detail: string;
    readonly differenceAmount?: string;
  }[];
}

/** Order numbers as the platform makes them: 19 digits, or the rules do not find them. */
export function orderNo(n: number): string {
  return String(3_000_000_000_000_000_000n + BigInt(n));
}

/** Writes a log by hand, each file recorded at a time of its own. */
export class Scenario {
  private readonly events: LoggedEvent[] = [];
  private lines = 0;

  constructor(private recordedAt = '2026-02-01T00:00:00Z') {}

  /** What follows is recorded at this instant. */
  recordedFrom(instant: string): this {
    this.recordedAt = instant;
    return this;
  }

  order(
    no: string,
    { total = '100.00', paid, completed, refunds = [], currency = 'CNY', channel = 'tmall' }: OrderStory = {},
  ): this {
    const money = { shopId: SCENARIO_SHOP, orderNo: no, currency };
    const placedOn = paid ?? completed ?? '2026-01-02';
    this.add(no, OrderPlaced.at(startOfDate(placedOn), { ...money, totalAmount: total, channel }));
    if (paid !== undefined) {
      const payment = { ...money, paymentId: 'p-1', amount: total, channel };
      this.add(no, PaymentReceived.at(startOfDate(paid), payment));
    }
    if (completed !== undefined) {
      this.add(no, OrderReceiptConfirmed.at(startOfDate(completed), { ...money, recognisedAmount: total }));
    }
    for (const [index, { on, amount }] of refunds.entries()) {
      const refund = { ...money, refundId: `r-${index}`, amount, revenueAmount: '0.00' };
      this.add(
        no,
        RefundSettledByPlatform.at(startOfDate(on), { ...refund, platform: 'tmall', evidence: 'report' }),
      );
    }
    return this;
  }

  /** The shop changes its settings; what is not named is as in the default ones. */
  settings(settings: Partial<SettlementSettings>): this {
    const event = ShopSettingsChanged.at(this.recordedAt, {
      shopId: SCENARIO_SHOP,
      ...DEFAULT_SETTINGS,
      ...settings,
    });
    this.events.push({ stream: shopStream(SCENARIO_SHOP), event, recordedAt: this.recordedAt });
    return this;
  }

  statement({
    id,
    kind = 'alipay-account',
    accountNo = 'a-1',
    from,
    until,
    lines = [],
    opening,
    closing,
    problems = [],
  }: StatementStory): this {
    const statementId = id ?? `s-${from}`;
    const file = { shopId: SCENARIO_SHOP, accountNo, statementId, currency: 'CNY' };
    const covers = { coversFrom: startOfDate(from), coversUntil: startOfDate(until) };
    const add = (event: DomainEvent): void =>
      void this.events.push({
        stream: statementStream(SCENARIO_SHOP, statementId),
        event,
        recordedAt: this.recordedAt,
      });
    const names = { kind, fileName: `${statementId}.csv`, sha256: statementId };
    add(
      StatementOpened.at(covers.coversFrom, {
        ...file,
        ...covers,
        ...names,
        encoding: 'utf-8',
        readerVersion: 1,
      }),
    );
    if (lines.length > 0) {
      const recorded = lines.map((line) => this.line(line));
      add(
        StatementLinesRecorded.at(covers.coversUntil, {
          kind,
          ...file,
          chunk: 1,
          lines: recorded,
        }),
      );
    }
    const counts = { rows: lines.length, newRows: lines.length, unchangedRows: 0, rejectedRows: 0 };
    const balances = {
      ...(opening !== undefined && { openingBalance: opening }),
      ...(closing !== undefined && { closingBalance: closing }),
    };
    add(
      StatementClosed.at(covers.coversUntil, {
        ...file,
        ...covers,
        ...counts,
        ...balances,
        creditAmount: '0.00',
        debitAmount: '0.00',
        foots: problems.length === 0,
        problems,
      }),
    );
    return this;
  }

  invoiceRequested(no: string, on: string): this {
    const request = { shopId: SCENARIO_SHOP, orderNo: no, platform: 'tmall', evidence: 'report' };
    this.add(no, InvoiceRequested.at(startOfDate(on), request));
    return this;
  }

  /** Documents of orders as a file tells of them; without an id each is a document of its own. */
  documents(kind: DocumentKind, documents: readonly DocumentStory[]): this {
    const fileId = `f-${this.events.length}`;
    const recorded = documents.map(({ on, ...document }, index) => ({
      documentId: `${kind}-${fileId}-${index}`,
      fileLine: index + 2,
      occurredAt: startOfDate(on),
      currency: 'CNY',
      ...document,
    }));
    const file = { shopId: SCENARIO_SHOP, fileId, fileKind: kind, sha256: fileId };
    const event = OrderDocumentsRecorded.at(this.recordedAt, {
      ...file,
      kind,
      chunk: 1,
      documents: recorded,
    });
    const stream = documentFileStream(SCENARIO_SHOP, fileId);
    this.events.push({ stream, event, recordedAt: this.recordedAt });
    return this;
  }

  log(): readonly Decoded[] {
    return logOf(this.events);
  }

  private line({ on, ...line }: LineStory): StatementLine {
    this.lines++;
    return { lineId: `line-${this.lines}`, fileLine: this.lines, occurredAt: startOfDate(on), ...line };
  }

  private add(no: string, event: DomainEvent): void {
    const stream = orderStream(SCENARIO_SHOP, no);
    this.events.push({ stream, event, recordedAt: this.recordedAt });
  }
}

export function receipt(
  no: string,
  on: string,
  amount: string,
  more: Partial<StatementLine> = {},
): LineStory {
  return { on, amount, businessType: '交易付款', merchantOrderNo: `T200P${no}`, ...more };
}

export function refundOut(no: string, on: string, amount: string): LineStory {
  return { on, amount: `-${amount}`, businessType: '交易退款', merchantOrderNo: `T200P${no}` };
}

export function commission(no: string, on: string, amount: string): LineStory {
  return { on, amount, businessType: '其它', remark: `天猫佣金（类目系统）{${no}}扣款` };
}
