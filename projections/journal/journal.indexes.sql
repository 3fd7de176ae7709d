CREATE INDEX entry_by_shop ON entry (shop_id, ordinal, line_no);
CREATE INDEX entry_by_time ON entry (shop_id, occurred_at, ordinal, line_no);
CREATE INDEX entry_by_debit ON entry (shop_id, debit_account, occurred_at, ordinal, line_no);
CREATE INDEX entry_by_credit ON entry (shop_id, credit_account, occurred_at, ordinal, line_no);
CREATE INDEX entry_by_order ON entry (shop_id, order_no, ordinal, line_no) WHERE order_no IS NOT NULL;
CREATE INDEX entry_by_occurred ON entry (occurred_at, shop_id);
