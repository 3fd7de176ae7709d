import { malformed } from './domain-error.js';
import { derivedId } from './ids.js';

const SHOP_ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
const KEY = /^[\p{L}\p{N}][\p{L}\p{N}._:/#@+-]{0,127}$/u;

/** Throws MALFORMED_SHOP_ID unless `shopId` is 1–64 letters, digits, dots, underscores or hyphens. */
export function checkShopId(shopId: string): string {
  if (!SHOP_ID.test(shopId)) {
    malformed(
      'MALFORMED_SHOP_ID',
      `"${shopId}" is not a shop id: use letters, digits, ".", "_" and "-", at most 64`,
      { shopId },
    );
  }
  return shopId;
}

/** Throws MALFORMED_KEY unless `value` can name a thing in a stream name. */
export function checkKey(what: string, value: string): string {
  if (!KEY.test(value)) {
    malformed(
      'MALFORMED_KEY',
      `"${value}" is not a valid ${what}: use letters, digits and ._:/#@+-, at most 128`,
      { [what]: value },
    );
  }
  return value;
}

/**
 * `<category>-<key>`, the one place where stream names are built. Hyphens inside all parts but the last are written
 * "~" (which no part may contain), so two different keys never share a stream.
 */
function streamName(category: string, ...parts: readonly string[]): string {
  const escaped = parts.map((part, index) => (index < parts.length - 1 ? part.replaceAll('-', '~') : part));
  return `${category}-${escaped.join('-')}`;
}

/** Everything that moves the money of one order. */
export function orderStream(shopId: string, orderNo: string): string {
  return streamName('order', checkShopId(shopId), checkKey('orderNo', orderNo));
}

export function adjustmentStream(shopId: string, adjustmentId: string): string {
  return streamName('adjustment', checkShopId(shopId), checkKey('adjustmentId', adjustmentId));
}

/** What people did about one alert. */
export function alertStream(shopId: string, alertId: string): string {
  return streamName('alert', checkShopId(shopId), checkKey('alertId', alertId));
}

/** What a shop says about itself. */
export function shopStream(shopId: string): string {
  return streamName('shop', checkShopId(shopId));
}

/** One imported statement file. */
export function statementStream(shopId: string, statementId: string): string {
  return streamName('statement', checkShopId(shopId), checkKey('statementId', statementId));
}

/**
 * The files known of one account, in the order in which they came. Banks mask numbers ("6222****1234") and write them
 * with blanks; a number that can't stand in a name is named by its hash.
 */
export function statementAccountStream(shopId: string, accountNo: string): string {
  const account = KEY.test(accountNo) ? accountNo : derivedId('account', accountNo);
  return streamName('statementaccount', checkShopId(shopId), account);
}

/** An imported order file. */
export function orderFileStream(shopId: string, sha256: string): string {
  return streamName('orderfile', checkShopId(shopId), checkKey('sha256', sha256));
}

/** An imported file of documents of orders: items, refund cases, shipments, invoices. */
export function documentFileStream(shopId: string, fileId: string): string {
  return streamName('documents', checkShopId(shopId), checkKey('fileId', fileId));
}

/** The report schedules of a shop and what was made by them. */
export function reportSchedulesStream(shopId: string): string {
  return streamName('reportschedules', checkShopId(shopId));
}

/** The reconciliation runs that a shop recorded, in the order in which they were. */
export function reconciliationRunsStream(shopId: string): string {
  return streamName('reconciliations', checkShopId(shopId));
}

/** What one reconciliation run found. */
export function reconciliationStream(shopId: string, runId: string): string {
  return streamName('reconciliation', checkShopId(shopId), checkKey('runId', runId));
}

/** The column mappings that a shop saved. */
export function mappingsStream(shopId: string): string {
  return streamName('mappings', checkShopId(shopId));
}

/** Reservation of an invoice number: unique per issuer across all shops and orders. */
export function invoiceNumberStream(issuerTaxNo: string, invoiceNo: string): string {
  return streamName('invoicenumber', checkKey('issuerTaxNo', issuerTaxNo), checkKey('invoiceNo', invoiceNo));
}

/** A command that a rule refused, by command id. */
export function refusalStream(commandId: string): string {
  return streamName('refusal', checkKey('commandId', commandId));
}

/** Categories whose stream names begin with the shop, see the functions above. */
const OF_A_SHOP = [
  'order',
  'adjustment',
  'alert',
  'statement',
  'statementaccount',
  'orderfile',
  'documents',
  'reconciliation',
];

/** Categories whose stream names are the shop and nothing else. */
const NAMED_BY_SHOP = ['shop', 'reportschedules', 'mappings', 'reconciliations'];

/** The shop, and on an order's stream the order, that a stream name stands for: the inverse of the functions above. */
export function subjectOfStream(stream: string): { shopId?: string; orderNo?: string } {
  const [category = '', shop, ...key] = stream.split('-');
  // The last part of a name is written as it is.
  if (NAMED_BY_SHOP.includes(category)) return { shopId: stream.slice(category.length + 1) };
  if (shop === undefined || !OF_A_SHOP.includes(category)) return {};
  const shopId = shop.replaceAll('~', '-');
  return category === 'order' ? { shopId, orderNo: key.join('-') } : { shopId };
}
