CREATE INDEX order_money_by_time ON order_money (shop_id, placed_at, order_no);
CREATE INDEX order_money_by_status ON order_money (shop_id, status, placed_at, order_no);
CREATE INDEX movement_by_order ON movement (shop_id, order_no, ordinal, kind);
