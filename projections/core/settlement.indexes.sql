CREATE INDEX order_movement_by_order ON order_movement (shop_id, order_no, kind);
CREATE INDEX order_movement_placed ON order_movement (shop_id, occurred_at) WHERE kind = 'placed';
CREATE INDEX statement_line_by_order ON statement_line (shop_id, order_no) WHERE order_no IS NOT NULL;
CREATE INDEX statement_line_orderless ON statement_line (shop_id, trade_no) WHERE order_no IS NULL;
CREATE INDEX statement_line_second ON statement_line (shop_id, source, occurred_at) WHERE rank = 2;
CREATE INDEX statement_line_by_payout ON statement_line (shop_id, payout_no) WHERE payout_no IS NOT NULL;
CREATE INDEX bank_line_by_amount ON bank_line (shop_id, amount, occurred_at);
CREATE INDEX statement_line_by_time ON statement_line (shop_id, occurred_at, line_id);
CREATE INDEX statement_line_by_class ON statement_line (shop_id, class, occurred_at, line_id);
-- For the nearest orders to a line that belongs to none: by amount and time, and by the end of the number.
CREATE INDEX order_movement_by_amount ON order_movement (shop_id, amount, occurred_at)
 WHERE kind IN ('received', 'reversed', 'refunded');
CREATE INDEX order_movement_by_number_end ON order_movement (shop_id, reverse(order_no)) WHERE kind = 'placed';
CREATE INDEX statement_line_by_entry ON statement_line (shop_id, entry_no) WHERE entry_no IS NOT NULL;
