CREATE INDEX order_document_by_order ON order_document (shop_id, order_no);
CREATE INDEX order_document_by_ordinal ON order_document (ordinal);
