import { describe, it } from '@jest/globals';
import { columnMappingDecider } from '../../src/mappings/column-mapping.decider.js';
import type { SaveColumnMapping } from '../../src/mappings/column-mapping.decider.js';
import { ColumnMappingSaved } from '../../src/mappings/column-mapping.events.js';
import type { ColumnMapping } from '../../src/shared/column-mapping.js';
import { specificationOf } from '../support/decider-specification.js';
import { alice, NOW } from '../support/order-examples.js';

const { given } = specificationOf(columnMappingDecider);
const SHOP = { shopId: 'tmall-1' };
const CARD: ColumnMapping = {
  name: 'My card',
  columns: { date: 'Day', amount: 'Money' },
  decimal: '.',
  sign: 'inverted',
  currency: 'HKD',
};
const save = (mapping: unknown, name = 'card'): SaveColumnMapping => ({
  type: 'SaveColumnMapping',
  actor: alice,
  occurredAt: NOW,
  data: { ...SHOP, name, mapping },
});
const saved = (mapping: ColumnMapping, name = 'card'): ColumnMappingSaved =>
  ColumnMappingSaved.at(NOW, { ...SHOP, name, mapping });

describe('the column mappings of a shop', () => {
  it('are saved under their names', () => {
    given().when(save(CARD)).then(saved(CARD));
    given(saved(CARD)).when(save(CARD, '我的卡')).then(saved(CARD, '我的卡'));
  });

  it('change nothing when the same one is saved again, in whatever order its fields stand', () => {
    given(saved(CARD))
      .when(save(Object.fromEntries(Object.entries(CARD).reverse())))
      .then();
  });

  it('are replaced under the same name', () => {
    const other = { ...CARD, columns: { ...CARD.columns, remark: 'Why' } };
    given(saved(CARD)).when(save(other)).then(saved(other));
    given(saved(CARD), saved(other)).when(save(CARD)).then(saved(CARD));
  });

  it('are refused when no table can be read by them, and the field is named', () => {
    given()
      .when(save({ ...CARD, decimal: ';' }))
      .thenRefused('MALFORMED_MAPPING', 'decimal');
    given()
      .when(save({ ...CARD, columns: { date: 'Day' } }))
      .thenRefused('MALFORMED_MAPPING', 'columns.amount');
    given()
      .when(save({ ...CARD, columns: { ...CARD.columns, remark: 'Why\u0000' } }))
      .thenRefused('MALFORMED_MAPPING', 'columns.remark');
    given().when(save('Day=date')).thenRefused('MALFORMED_MAPPING', 'mapping');
  });

  it('are refused under a name that can not be typed as one word', () => {
    given().when(save(CARD, 'my card')).thenRefused('MALFORMED_KEY', 'my card');
  });
});
