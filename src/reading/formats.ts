import { alipayAccountReader } from './alipay-account.reader.js';
import type { FileReader } from './file-reader.js';
import { tmallOrdersReader } from './tmall-orders.reader.js';

/** Every kind of file that is understood. */
export const FORMATS: readonly FileReader[] = [tmallOrdersReader, alipayAccountReader];
