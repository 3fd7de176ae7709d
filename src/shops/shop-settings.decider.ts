import type { Decider, DomainCommand } from '../shared/decider.js';
import { parseNonNegativeAmount } from '../shared/money.js';
import { sameContent } from '../shared/same-content.js';
import { checkSettings, DEFAULT_SETTINGS, WAITS } from '../shared/settlement-settings.js';
import type { SettlementSettings } from '../shared/settlement-settings.js';
import { ShopSettingsChanged } from './shop-settings.events.js';

export type ChangeShopSettings = DomainCommand<
  'ChangeShopSettings',
  { readonly shopId: string; readonly settings: SettlementSettings }
>;

export interface ShopSettingsState {
  readonly settings: SettlementSettings;
}

/**
 * The settings that are given replace those that were; the same ones again change nothing. Tolerances and fees stand in
 * the order of their names, so that a file that lists them otherwise says the same. Throws what `checkSettings` throws.
 */
function decide(
  { data, occurredAt }: ChangeShopSettings,
  state: ShopSettingsState,
): readonly ShopSettingsChanged[] {
  checkSettings(data.settings);
  const settings = ordered(data.settings);
  if (sameContent(settings, state.settings)) return [];
  return [ShopSettingsChanged.at(occurredAt, { shopId: data.shopId, ...settings })];
}

function ordered(settings: SettlementSettings): SettlementSettings {
  const by = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return {
    ...settings,
    roundingTolerances: settings.roundingTolerances
      .map(({ amount, ...rest }) => ({ ...rest, amount: parseNonNegativeAmount(amount, rest.currency) }))
      .sort((a, b) => by(a.currency, b.currency)),
    fees: [...settings.fees].sort((a, b) => by(a.class, b.class) || by(a.from, b.from)),
    channels: [...settings.channels].sort((a, b) => by(a.channel, b.channel)),
    specialOrders: [...new Set(settings.specialOrders)].sort(by),
  };
}

function evolve(_: ShopSettingsState, { data }: ShopSettingsChanged): ShopSettingsState {
  const { zone, roundingTolerances, fees, channels, specialOrders } = data;
  const waits = Object.fromEntries(WAITS.map((name) => [name, data[name]])) as Record<
    (typeof WAITS)[number],
    number
  >;
  return { settings: { zone, ...waits, roundingTolerances, fees, channels, specialOrders } };
}

export const shopSettingsDecider: Decider<ShopSettingsState, ChangeShopSettings, ShopSettingsChanged> = {
  initialState: { settings: DEFAULT_SETTINGS },
  decide,
  evolve,
};
