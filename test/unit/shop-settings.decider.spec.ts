import { describe, it } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../../src/shared/settlement-settings.js';
import type { FeeRate, SettlementSettings } from '../../src/shared/settlement-settings.js';
import { shopSettingsDecider } from '../../src/shops/shop-settings.decider.js';
import type { ChangeShopSettings } from '../../src/shops/shop-settings.decider.js';
import { ShopSettingsChanged } from '../../src/shops/shop-settings.events.js';
import { specificationOf } from '../support/decider-specification.js';
import { alice, NOW } from '../support/order-examples.js';

const { given } = specificationOf(shopSettingsDecider);
const SHOP = { shopId: 'tmall-1' };
const FEE: FeeRate = { class: 'commission', rate: '0.05', from: '2026-01-01', tolerance: '0.01' };
const with_ = (changes: Partial<SettlementSettings>): SettlementSettings => ({
  ...DEFAULT_SETTINGS,
  ...changes,
});
const change = (changes: Partial<SettlementSettings>): ChangeShopSettings => ({
  type: 'ChangeShopSettings',
  actor: alice,
  occurredAt: NOW,
  data: { ...SHOP, settings: with_(changes) },
});
const changed = (changes: Partial<SettlementSettings>): ShopSettingsChanged =>
  ShopSettingsChanged.at(NOW, { ...SHOP, ...with_(changes) });

describe('the settings of a shop', () => {
  it('are changed as a whole', () => {
    given()
      .when(change({ settlementWaitDays: 7, fees: [FEE] }))
      .then(changed({ settlementWaitDays: 7, fees: [FEE] }));
  });

  it('are the default ones until somebody says otherwise', () => {
    given().when(change({})).then();
  });

  it('change nothing when they say the same, whatever the order of its lists', () => {
    const fees = [FEE, { ...FEE, class: 'points', rate: '0.01' }];
    const roundingTolerances = [
      { currency: 'USD', amount: '0.01' },
      { currency: 'CNY', amount: '0.1' },
    ];
    const inOrder = [
      { currency: 'CNY', amount: '0.10' },
      { currency: 'USD', amount: '0.01' },
    ];
    given(changed({ fees, roundingTolerances: inOrder }))
      .when(change({ fees: [...fees].reverse(), roundingTolerances }))
      .then();
  });

  it.each<[string, Partial<SettlementSettings>, string]>([
    ['a zone that does not exist', { zone: 'Asia/Peking' }, 'SETTINGS_ZONE_UNKNOWN'],
    ['a wait of half a day', { refundWaitDays: 0.5 }, 'SETTINGS_WAIT_OUT_OF_RANGE'],
    ['a wait below zero', { feeReturnWaitDays: -1 }, 'SETTINGS_WAIT_OUT_OF_RANGE'],
    [
      'two tolerances of a currency',
      {
        roundingTolerances: [
          { currency: 'CNY', amount: '0.01' },
          { currency: 'CNY', amount: '0.02' },
        ],
      },
      'SETTINGS_TOLERANCE_REPEATED',
    ],
    [
      'a tolerance of half a cent',
      { roundingTolerances: [{ currency: 'CNY', amount: '0.005' }] },
      'AMOUNT_TOO_PRECISE',
    ],
    ['a class that is no fee', { fees: [{ ...FEE, class: 'receipt' }] }, 'SETTINGS_FEE_CLASS_UNKNOWN'],
    ['a rate of 500 %', { fees: [{ ...FEE, rate: '5' }] }, 'SETTINGS_FEE_RATE_MALFORMED'],
    ['a date that does not exist', { fees: [{ ...FEE, from: '2026-02-30' }] }, 'MALFORMED_TIME'],
    ['an empty period', { fees: [{ ...FEE, until: '2026-01-01' }] }, 'SETTINGS_FEE_PERIOD_EMPTY'],
    ['two rates of a day', { fees: [FEE, { ...FEE, from: '2026-06-01' }] }, 'SETTINGS_FEE_PERIODS_OVERLAP'],
  ])('refuse %s', (_, changes, code) => {
    given().when(change(changes)).thenRefused(code);
  });
});
