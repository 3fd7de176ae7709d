CREATE INDEX order_movement_by_order ON order_movement (shop_id, order_no, kind);
CREATE INDEX order_movement_placed ON order_movement (shop_id, occurred_at) WHERE kind = 'placed';
CREATE INDEX statement_line_by_order ON statement_line (shop_id, order_no) WHERE order_no IS NOT NULL;
CREATE INDEX statement_line_orderless ON statement_line (shop_id, trade_no) WHERE order_no IS NULL;
CREATE INDEX statement_line_second ON statement_line (shop_id, source, occurred_at) WHERE rank = 2;
CREATE INDEX statement_line_by_payout ON statement_line (shop_id, payout_no) WHERE payout_no IS NOT NULL;
CREATE INDEX bank_line_by_amount ON bank_line (shop_id, amount, occurred_at);
CREATE INDEX statement_line_by_time ON statement_line (shop_id, occurred_at, line_id);
CREATE INDEX statement_line_by_class ON statement_line (shop_id, class, occurred_at, line_id);
