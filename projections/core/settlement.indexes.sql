CREATE INDEX order_movement_by_order ON order_movement (shop_id, order_no, kind);
CREATE INDEX statement_line_by_order ON statement_line (shop_id, order_no) WHERE order_no IS NOT NULL;
CREATE INDEX statement_line_by_trade ON statement_line (shop_id, trade_no) WHERE trade_no IS NOT NULL;
CREATE INDEX statement_line_by_time ON statement_line (shop_id, occurred_at, line_id);
CREATE INDEX statement_line_by_class ON statement_line (shop_id, class, occurred_at, line_id);
