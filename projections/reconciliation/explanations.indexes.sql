-- For the nearest orders to a line that belongs to none: by amount and time, and by the end of the number.
CREATE INDEX order_movement_by_amount ON order_movement (shop_id, amount, occurred_at)
 WHERE kind IN ('received', 'reversed', 'refunded');
CREATE INDEX order_movement_by_number_end ON order_movement (shop_id, reverse(order_no)) WHERE kind = 'placed';
CREATE INDEX statement_line_by_entry ON statement_line (shop_id, entry_no) WHERE entry_no IS NOT NULL;
-- Lines of banks and wallets by the number that a person types, and the currencies of a shop's orders.
CREATE INDEX bank_line_by_entry ON bank_line (shop_id, entry_no) WHERE entry_no IS NOT NULL;
CREATE INDEX wallet_line_by_entry ON wallet_line (shop_id, entry_no) WHERE entry_no IS NOT NULL;
CREATE INDEX order_movement_by_currency ON order_movement (shop_id, currency) WHERE kind = 'placed';
