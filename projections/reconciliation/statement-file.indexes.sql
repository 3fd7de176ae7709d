CREATE INDEX statement_file_newest ON statement_file (shop_id, ordinal);
-- In the order in which statements follow each other.
CREATE INDEX statement_file_by_account
    ON statement_file (shop_id, account_no, currency, kind, covers_from, covers_until, statement_id);
-- Lines of one statement, and lines found by a number or by an amount whatever its sign, all in the order of their time.
CREATE INDEX statement_line_by_statement ON statement_line (shop_id, statement_id, occurred_at, line_id);
CREATE INDEX bank_line_by_statement ON bank_line (shop_id, statement_id, occurred_at, line_id);
CREATE INDEX wallet_line_by_statement ON wallet_line (shop_id, statement_id, occurred_at, line_id);
CREATE INDEX statement_line_by_size ON statement_line (shop_id, abs(amount), occurred_at, line_id);
CREATE INDEX statement_line_by_trade ON statement_line (shop_id, trade_no) WHERE trade_no IS NOT NULL;
-- Lines that may belong to no order of the ledger.
CREATE INDEX statement_line_without_order ON statement_line (shop_id, occurred_at, line_id) WHERE order_no IS NULL;
CREATE INDEX order_account_unknown ON order_account (shop_id, order_no) WHERE NOT known;
