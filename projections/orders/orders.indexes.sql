-- The orders in each order that they are listed in, over all shops and in one; see order-search.ts.
CREATE INDEX order_money_by_time ON order_money (placed_at, placed_ordinal);
CREATE INDEX order_money_by_shop_time ON order_money (shop_id, placed_at, placed_ordinal);
CREATE INDEX order_money_by_status ON order_money (status, placed_at, placed_ordinal);
CREATE INDEX order_money_by_shop_status ON order_money (shop_id, status, placed_at, placed_ordinal);
CREATE INDEX order_money_by_channel ON order_money (channel, placed_at, placed_ordinal);
CREATE INDEX order_money_by_amount ON order_money (currency, total, placed_ordinal);
CREATE INDEX order_money_by_shop_amount ON order_money (shop_id, currency, total, placed_ordinal);
CREATE INDEX order_money_by_change ON order_money (updated_at, placed_ordinal);
CREATE INDEX order_money_by_shop_change ON order_money (shop_id, updated_at, placed_ordinal);
CREATE INDEX order_money_with_open_refund ON order_money (placed_at, placed_ordinal) WHERE reserved > 0;
-- What finds few orders, whatever they are sorted by.
CREATE INDEX order_money_by_number ON order_money (order_no);
CREATE INDEX order_money_by_total ON order_money (total);
CREATE INDEX movement_by_order ON movement (shop_id, order_no, ordinal, kind);
CREATE INDEX adjustment_by_time ON adjustment (ordinal);
CREATE INDEX adjustment_by_shop ON adjustment (shop_id, ordinal);
CREATE INDEX adjustment_by_order ON adjustment (order_no, ordinal) WHERE order_no IS NOT NULL;
CREATE INDEX adjustment_by_state ON adjustment (state, ordinal);
