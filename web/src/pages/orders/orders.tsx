import { Button } from 'antd';
import { api } from '../../api/client.js';
import { useList } from '../../api/reading.js';
import type { ShopView } from '../../api/schema.js';
import { ChoiceFilter, Filters, PeriodFilter, TextFilter } from '../../parts/filters.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { Page } from '../../parts/page.js';
import { useShops } from '../../parts/url-state.js';
import { useTexts } from '../../texts/texts.js';
import { channelWords, orderStateWords, useWords } from '../../texts/words.js';
import { useOrderColumns } from './order-columns.js';
import { ORDER_STATES, useOrderFilter } from './order-filter.js';
import { ordersTexts } from './orders.texts.js';
import './orders.css';

export function OrdersPage() {
  const text = useTexts(ordersTexts);
  const orderFilter = useOrderFilter();
  const { query, isNarrowed } = orderFilter;
  const shops = useShops().data ?? [];
  const orders = useList(['orders', query], (cursor, signal) =>
    api.GET('/v1/orders', {
      params: { query: { ...query, limit: 100, ...(cursor !== undefined && { cursor }) } },
      signal,
    }),
  );
  const columns = useOrderColumns(orderFilter, shops.length > 1);
  return (
    <Page title={text.title} question={text.question} read={orders}>
      <OrderFilters orderFilter={orderFilter} shops={shops} />
      <KeysetTable
        label={text.title}
        list={orders}
        columns={columns}
        rowKey={({ shopId, orderNo }) => `${shopId} ${orderNo}`}
        {...(!isNarrowed && { empty: text.none })}
      />
    </Page>
  );
}

interface OrderFiltersProps {
  readonly orderFilter: ReturnType<typeof useOrderFilter>;
  readonly shops: readonly ShopView[];
}

function OrderFilters({ orderFilter, shops }: OrderFiltersProps) {
  const text = useTexts(ordersTexts);
  const say = useWords();
  const { filter, set, clear, isNarrowed } = orderFilter;
  const ofShop = shops.filter(({ shopId }) => filter.shop === null || shopId === filter.shop);
  const channels = [...new Set(ofShop.flatMap((shop) => shop.channels))];
  const currencies = [...new Set(ofShop.flatMap((shop) => shop.currencies))];
  return (
    <Filters>
      <TextFilter label={text.number} value={filter.q} onChange={(q) => set({ q })} width={200} />
      {shops.length > 1 && (
        <ChoiceFilter
          label={text.shop}
          value={filter.shop}
          choices={shops.map(({ shopId }) => ({ value: shopId, label: shopId }))}
          onChange={(shop) => set({ shop })}
        />
      )}
      <ChoiceFilter
        label={text.state}
        value={filter.status}
        choices={ORDER_STATES.map((value) => ({ value, label: say(orderStateWords(value)) }))}
        onChange={(status) => set({ status })}
      />
      <ChoiceFilter
        label={text.channel}
        value={filter.channel}
        choices={channels.map((value) => ({ value, label: say(channelWords(value)) }))}
        onChange={(channel) => set({ channel })}
      />
      {currencies.length > 1 && (
        <ChoiceFilter
          label={text.currency}
          value={filter.currency}
          choices={currencies.map((value) => ({ value, label: value }))}
          onChange={(currency) => set({ currency })}
        />
      )}
      <PeriodFilter />
      <TextFilter
        label={text.minTotal}
        value={filter.minTotal}
        onChange={(minTotal) => set({ minTotal })}
        width={110}
      />
      <TextFilter
        label={text.maxTotal}
        value={filter.maxTotal}
        onChange={(maxTotal) => set({ maxTotal })}
        width={110}
      />
      <ChoiceFilter
        label={text.refunds}
        value={filter.withOpenRefund}
        choices={[{ value: 'true', label: text.withOpenRefund }]}
        onChange={(withOpenRefund) => set({ withOpenRefund })}
      />
      {isNarrowed && <Button onClick={clear}>{text.clear}</Button>}
    </Filters>
  );
}
