/** The API as the console calls it. Made from the controllers by `npm run openapi`; never edited. */
export interface paths {
  '/v1/shops/{shopId}/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Orders of a shop by number, state, channel, amount and time */
    get: operations['OrdersController_list'];
    put?: never;
    /** A buyer placed an order */
    post: operations['OrderController_place'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['OrdersController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/movements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['OrdersController_movements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Orders of all shops, or one, by number, state, channel, amount and time */
    get: operations['OrderSearchController_search'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/payments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Payments of an order: received, failed, taken back */
    get: operations['OrderPartsController_payments'];
    put?: never;
    /** A buyer's payment arrived */
    post: operations['PaymentController_receive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/refunds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Refunds of an order: who asked, who agreed, what was paid */
    get: operations['OrderPartsController_refunds'];
    put?: never;
    /** Somebody asks that money goes back */
    post: operations['RefundController_request'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/invoices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Invoices of an order: blue ones (蓝票) and the red ones (红票) against them */
    get: operations['OrderPartsController_invoices'];
    put?: never;
    /** A blue invoice (蓝票) was issued */
    post: operations['InvoiceController_issue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/shipments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Parcels of an order */
    get: operations['OrderPartsController_shipments'];
    put?: never;
    /** Goods left */
    post: operations['ShipmentController_ship'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/adjustments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Corrections of the books that name an order */
    get: operations['OrderPartsController_adjustments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/adjustments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Corrections of the books, the latest proposed first */
    get: operations['AdjustmentsViewController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/adjustments/{adjustmentId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One correction of the books: who proposed it, who agreed, what it moves */
    get: operations['ShopAdjustmentViewController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/reconciliation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ReconciliationController_summary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/reconciliation/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ReconciliationController_orders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/reconciliation/orders/{orderNo}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ReconciliationController_order'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/reconciliation/lines': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ReconciliationController_lines'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/reconciliation/lines/{lineId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ReconciliationController_line'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/reconciliation/differences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ReconciliationController_differences'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/reconciliation/payouts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['PayoutsController_payouts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/reports/reconciliation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The reconciliation report of a month or period: totals, differences by code, age and owner, causes
     * @description The same as-of gives the same bytes as long as nothing new is recorded of the time before it; with knownAt it always does.
     */
    get: operations['ReportController_reconciliation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The settings of a shop; the default ones if it has said nothing */
    get: operations['ShopSettingsViewController_settings'];
    put?: never;
    /** The shop replaces its settings: waiting times, tolerances, fee rates, zone */
    post: operations['ShopSettingsController_change'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/statements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The imported statements, the newest import first */
    get: operations['StatementsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/statements/{statementId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An imported statement */
    get: operations['StatementsController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/statements/{statementId}/lines': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The lines that the statement was the first to tell of, by time */
    get: operations['StatementsController_lines'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Accounts with what their statements cover: fresh, late, with gaps or broken */
    get: operations['AccountsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/accounts/{accountNo}/calendar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A month of an account, day by day: covered, lines, money, balances, what is wrong */
    get: operations['AccountsController_calendar'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every shop that the ledger has heard of, with what there is of it */
    get: operations['ShopsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Orders, statement lines, files, adjustments, alerts and events by their names */
    get: operations['SearchController_search'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit-trail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who did what, when and why: every event of the log in words */
    get: operations['AuditTrailController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit-trail/facets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the trail can be narrowed to: types, commands, actors, with their counts */
    get: operations['AuditTrailController_facets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit-trail/{eventId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One entry of the trail */
    get: operations['AuditTrailController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit-trail/{eventId}/event': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The event in full, as the log holds it */
    get: operations['AuditTrailController_event'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit-trail/{eventId}/causes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What led to the event, and what it led to, as a tree */
    get: operations['AuditTrailController_causes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What happened to an order, by business time, the oldest first */
    get: operations['OrderTimelineController_timeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is going wrong in a shop, with its numbers and what people did about it */
    get: operations['RiskAlertsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/journal/trial-balance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The trial balance of all shops together */
    get: operations['JournalController_trialBalance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/journal/trial-balance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Turnover and balance of every account, and what another state of knowledge said */
    get: operations['ShopJournalController_trialBalance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/journal/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The chart of accounts with what stands on each account */
    get: operations['ShopJournalController_accounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/journal/accounts/{code}/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An account's entries by business time: opening balance, the balance after each, totals of the period */
    get: operations['ShopJournalController_ledger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/journal/entries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Entries in the order of the log or, of an account or a period, of business time */
    get: operations['ShopJournalController_entries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/journal/entries/{ordinal}/{lineNo}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One entry, named by the ordinal of its event and its line in it */
    get: operations['ShopJournalController_entry'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/standing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Money, orders, lines, differences and open alerts of a shop, of a period and a channel */
    get: operations['StandingController_summary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/standing/days': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The money of each day in which orders were placed, days without orders with zeros */
    get: operations['StandingController_days'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/standing/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Orders with what ledger and statements say of each */
    get: operations['StandingController_orders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/standing/differences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Differences with both sides: what the ledger has and what the statements say */
    get: operations['StandingController_differences'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/standing/alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Alerts with what people did about them */
    get: operations['StandingController_alerts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/standing/orders.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The list of orders with the same filters, whole, as CSV */
    get: operations['StandingFilesController_ordersCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/standing/orders.xlsx': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The list of orders with the same filters, whole, as XLSX */
    get: operations['StandingFilesController_ordersXlsx'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/standing/differences.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The list of differences with the same filters, whole, as CSV */
    get: operations['StandingFilesController_differencesCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/standing/differences.xlsx': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The list of differences with the same filters, whole, as XLSX */
    get: operations['StandingFilesController_differencesXlsx'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/standing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every shop with its figures, one item a shop and currency; the limit counts shops */
    get: operations['StandingOverviewController_overview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process answers */
    get: operations['HealthController_live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Database and log answer, and no view stopped; 503 otherwise */
    get: operations['HealthController_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Series for Prometheus */
    get: operations['HealthController_series'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Server-sent events: where log and views stand, at once and whenever a view has moved on, at most twice a second */
    get: operations['LiveController_events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/live/position': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same once, for who can not listen */
    get: operations['LiveController_position'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/amendments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What is to be paid changed */
    post: operations['OrderController_amend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/cancellation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The order will not be fulfilled */
    post: operations['OrderController_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/closure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Nothing more is expected of the order */
    post: operations['OrderController_close'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All events of the order as the log has them */
    get: operations['OrderController_history'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/actions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What may be done with an order now, what not and why, with the bounds of each form */
    get: operations['OrderActionsController_actions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/money': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What an order owes, holds, and may still refund and invoice, by its own rules */
    get: operations['OrderActionsController_money'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/shipments/{shipmentId}/delivery': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A shipment arrived */
    post: operations['ShipmentController_deliver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/receipt-confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The buyer confirmed receipt: the money is revenue */
    post: operations['ShipmentController_confirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/failed-payments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A buyer's payment did not go through */
    post: operations['PaymentController_fail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/payments/{paymentId}/reversals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A received payment was taken back */
    post: operations['PaymentController_reverse'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/refunds/{refundId}/approval': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Somebody else agrees (X-Actor differs from who asked) */
    post: operations['RefundController_approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/refunds/{refundId}/rejection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The refund will not be paid */
    post: operations['RefundController_reject'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/refunds/{refundId}/payout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The money went out */
    post: operations['RefundController_payOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/refunds/{refundId}/payout-failure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The payout did not go through */
    post: operations['RefundController_failPayout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/platform-refunds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The platform refunded the buyer itself */
    post: operations['RefundController_settleByPlatform'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/invoices/{invoiceNo}/void': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** An invoice was voided (作废) */
    post: operations['InvoiceController_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/invoices/{invoiceNo}/red-invoices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A red invoice (红票) against a blue one */
    post: operations['InvoiceController_credit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/adjustments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Somebody proposes a correction of the books */
    post: operations['AdjustmentController_propose'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/adjustments/{adjustmentId}/approval': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Somebody else agrees (X-Actor differs from who proposed) */
    post: operations['AdjustmentController_approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/adjustments/{adjustmentId}/rejection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The correction is declined or withdrawn */
    post: operations['AdjustmentController_reject'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/adjustments/{adjustmentId}/posting': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The correction enters the books, effective at occurredAt */
    post: operations['AdjustmentController_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/orders/{orderNo}/adjustment-actions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A new adjustment about an order, and what may be done with each open one */
    get: operations['AdjustmentActionsController_ofOrder'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/adjustments/{adjustmentId}/actions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What may be done with an adjustment now, and what not and why */
    get: operations['AdjustmentActionsController_ofAdjustment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/alerts/{alertId}/acknowledgement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Somebody takes care of an alert */
    post: operations['AlertController_acknowledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/alerts/{alertId}/resolution': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Nothing more is to be done about an alert */
    post: operations['AlertController_resolve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/alerts/{alertId}/reopening': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What was said of an alert is taken back: it is open again */
    post: operations['AlertController_reopen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/mappings/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A saved mapping */
    get: operations['ColumnMappingController_find'];
    put?: never;
    /** The shop saves a mapping of columns under a name, or replaces it */
    post: operations['ColumnMappingController_save'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/mappings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The mappings that the shop has saved */
    get: operations['ColumnMappingController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/imports/inspection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a file is, why, and how its rows would be read; nothing is written */
    post: operations['InspectionController_inspect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The imports that this server remembers, newest first */
    get: operations['ImportController_list'];
    put?: never;
    /** Upload a file; 202 with the import to follow, or with ?wait=true its report */
    post: operations['ImportController_upload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/imports/{importId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Progress or report of an import */
    get: operations['ImportController_find'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/report-schedules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The report schedules of a shop with the newest report of each, the stopped ones too */
    get: operations['ReportScheduleController_list'];
    put?: never;
    /** From now on the reconciliation report is made again and again */
    post: operations['ReportScheduleController_schedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/report-schedules/{scheduleId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** No more reports of this schedule; those that were made stay */
    delete: operations['ReportScheduleController_stop'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/reconciliation/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The runs of a shop, newest first */
    get: operations['ReconciliationRunController_list'];
    put?: never;
    /** Reconciles the shop and records the result with every difference */
    post: operations['ReconciliationRunController_record'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/reconciliation/runs/{runId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A run, and a page of its differences by code and subject */
    get: operations['ReconciliationRunController_find'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/shops/{shopId}/reconciliation/runs/{runId}/diff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a run says otherwise than another one: appeared, disappeared, changed */
    get: operations['ReconciliationRunController_diff'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/system': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Versions, the log with its size, and where each view stands against it */
    get: operations['SystemController_system'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/system/rebuilds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The rebuilds that this server remembers, newest first */
    get: operations['SystemController_rebuilds'];
    put?: never;
    /** Build views anew from the log, beside the live ones; 202 with the rebuild to follow */
    post: operations['SystemController_rebuild'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/system/rebuilds/{rebuildId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Progress or end of a rebuild */
    get: operations['SystemController_find'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfOrderView: {
      items: components['schemas']['OrderView'][];
      nextCursor: string | null;
    };
    /** @description An order as the API shows it: amounts in `currency`, times in UTC. */
    OrderView: {
      shopId: string;
      orderNo: string;
      channel: string;
      currency: string;
      /** @description received − reversed − refunded: the buyer's money that is held. */
      net: string;
      /** @enum {string} */
      status:
        | 'cancelled'
        | 'closed'
        | 'completed'
        | 'delivered'
        | 'paid'
        | 'partially-paid'
        | 'placed'
        | 'refunded'
        | 'shipped';
      /** @description Revision of the order's stream: what If-Match compares. */
      revision: string;
      ordinal: string;
      /** @description When the last event of the order was recorded. */
      updatedAt: string;
      total: string;
      received: string;
      reversed: string;
      refunded: string;
      /** @description Refunds asked for and neither paid nor rejected. */
      reserved: string;
      /** @description Blue invoices that are not voided. */
      invoiced: string;
      red: string;
      placedAt: string | null;
      paidAt: string | null;
      shippedAt: string | null;
      deliveredAt: string | null;
      completedAt: string | null;
      cancelledAt: string | null;
      closedAt: string | null;
    };
    /** @description What a command did, as the door says it. */
    CommandAnswer: {
      /** @description The stream that the command was decided on. */
      stream: string;
      /** @description Revision of the stream after it: the ETag, and what If-Match compares. */
      revision: string;
      /** @description Position in the log: pass it as ?after= to read your own write. */
      position: string | null;
      /** @description Types of the events written; none if there was nothing new to say. */
      events: string[];
      /** @description True if the same Idempotency-Key had done this before. */
      replayed: boolean;
    };
    /** @description The money of an order at an earlier point of either time axis; it has no revision, so nothing can be changed by it. */
    OrderAsOf: {
      refunded: string;
      shopId: string;
      orderNo: string;
      channel: string;
      currency: string;
      /** @description received − reversed − refunded: the buyer's money that is held. */
      net: string;
      /** @enum {string} */
      status:
        | 'cancelled'
        | 'closed'
        | 'completed'
        | 'delivered'
        | 'paid'
        | 'partially-paid'
        | 'placed'
        | 'refunded'
        | 'shipped';
      total: string;
      received: string;
      reversed: string;
      /** @description Refunds asked for and neither paid nor rejected. */
      reserved: string;
      /** @description Blue invoices that are not voided. */
      invoiced: string;
      red: string;
      placedAt: string | null;
      paidAt: string | null;
      shippedAt: string | null;
      deliveredAt: string | null;
      completedAt: string | null;
      cancelledAt: string | null;
      closedAt: string | null;
      asOf: string | null;
      knownAt: string | null;
    };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfMovementView: {
      items: components['schemas']['MovementView'][];
      nextCursor: string | null;
    };
    MovementView: {
      ordinal: string;
      eventId: string;
      occurredAt: string;
      recordedAt: string;
      /** @enum {string} */
      kind:
        | 'amended'
        | 'cancelled'
        | 'closed'
        | 'completed'
        | 'delivered'
        | 'invoiced'
        | 'placed'
        | 'received'
        | 'red'
        | 'refunded'
        | 'reserved'
        | 'reversed'
        | 'shipped';
      amount: string | null;
      /** @description The number of the payment, refund, reversal, invoice or shipment behind it. */
      reference: string | null;
    };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfPaymentView: {
      items: components['schemas']['PaymentView'][];
      nextCursor: string | null;
    };
    /** @description A payment of an order; amounts in `currency`, business times in UTC. */
    PaymentView: {
      paymentId: string;
      state: components['schemas']['PaymentState'];
      currency: string;
      amount: string;
      /** @description What of it was taken back. */
      reversedAmount: string;
      /** @description What of it is left; nothing of a payment that failed. */
      keptAmount: string;
      channel: string | null;
      /** @description The payment service's own number. */
      channelReference: string | null;
      receivedAt: string | null;
      receivedEventId: string | null;
      /** @description The latest attempt that failed. */
      failedAt: string | null;
      failedEventId: string | null;
      failureReason: string | null;
      reversals: components['schemas']['ReversalView'][];
    };
    /** @enum {string} */
    PaymentState: 'failed' | 'partly-reversed' | 'received' | 'reversed';
    /** @description A part of a payment, or all of it, that was taken back. */
    ReversalView: {
      reversalId: string;
      amount: string;
      reason: string;
      reversedAt: string | null;
      eventId: string | null;
    };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfRefundView: {
      items: components['schemas']['RefundView'][];
      nextCursor: string | null;
    };
    /** @description A refund of an order; amounts in `currency`, business times in UTC. Event ids lead to the audit trail. */
    RefundView: {
      refundId: string;
      state: components['schemas']['RefundState'];
      currency: string;
      amount: string;
      /** @description The order line that it is about; null for the whole order. */
      lineNo: string | null;
      reason: string | null;
      /** @description Null for a refund that the platform settled: it was asked for there. */
      requestedBy: string | null;
      requestedAt: string | null;
      requestedEventId: string | null;
      approvedBy: string | null;
      approvedAt: string | null;
      approvedEventId: string | null;
      rejectedBy: string | null;
      rejectedAt: string | null;
      rejectedEventId: string | null;
      rejectionReason: string | null;
      /** @description When the last decision fell, for it or against it. */
      decidedAt: string | null;
      /** @description When the money went out, by us or by the platform. */
      paidAt: string | null;
      paidEventId: string | null;
      payoutReference: string | null;
      /** @description The latest payout that did not go through. */
      failedAt: string | null;
      failedEventId: string | null;
      failureReason: string | null;
      platform: string | null;
      evidence: string | null;
    };
    /**
     * @description `payout-failed` is an approved refund whose latest payout did not go through: it can be paid again.
     * @enum {string}
     */
    RefundState: 'approved' | 'paid-out' | 'payout-failed' | 'rejected' | 'requested' | 'settled-by-platform';
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfInvoiceView: {
      items: components['schemas']['InvoiceView'][];
      nextCursor: string | null;
    };
    /** @description An invoice of an order; amounts in `currency` and positive, of red ones too. Times are business times in UTC. */
    InvoiceView: {
      invoiceNo: string;
      kind: components['schemas']['InvoiceKind'];
      state: components['schemas']['InvoiceState'];
      issuerTaxNo: string;
      /** @description The blue invoice that a red one reduces. */
      originalInvoiceNo: string | null;
      currency: string;
      /** @description Tax included (价税合计). */
      amount: string;
      taxAmount: string;
      /** @description The amount without the tax. */
      netAmount: string;
      taxRate: string | null;
      buyerKind: string | null;
      /** @description What red invoices have taken from a blue one. */
      creditedAmount: string;
      /** @description What a blue invoice still stands for; nothing of a voided or a red one. */
      openAmount: string;
      reason: string | null;
      issuedAt: string | null;
      issuedEventId: string | null;
      voidedAt: string | null;
      voidedEventId: string | null;
      voidReason: string | null;
    };
    /** @enum {string} */
    InvoiceKind: 'blue' | 'red';
    /**
     * @description `credited` is a blue invoice of which red ones have taken all, `partly-credited` one of which they have taken some.
     * @enum {string}
     */
    InvoiceState: 'credited' | 'issued' | 'partly-credited' | 'voided';
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfShipmentView: {
      items: components['schemas']['ShipmentView'][];
      nextCursor: string | null;
    };
    /** @description A parcel of an order. Times are business times in UTC. */
    ShipmentView: {
      /** @description Null if only the platform's report tells that the goods left. */
      shipmentId: string | null;
      state: components['schemas']['ShipmentState'];
      carrier: string | null;
      trackingNo: string | null;
      /** @description The order lines in it; none named means all. */
      lineNos: string[];
      platform: string | null;
      evidence: string | null;
      dispatchedAt: string | null;
      dispatchedEventId: string | null;
      deliveredAt: string | null;
      deliveredEventId: string | null;
    };
    /**
     * @description `reported`: the platform says that the goods left, but not in which parcel.
     * @enum {string}
     */
    ShipmentState: 'delivered' | 'dispatched' | 'reported';
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfAdjustmentView: {
      items: components['schemas']['AdjustmentView'][];
      nextCursor: string | null;
    };
    /** @description A correction of the books: `amount` in `currency` moves from the credited to the debited account. */
    AdjustmentView: {
      shopId: string;
      adjustmentId: string;
      /** @description The order that it is about, if any. */
      orderNo: string | null;
      /** @enum {string} */
      state: 'approved' | 'posted' | 'proposed' | 'rejected';
      currency: string;
      amount: string;
      debitAccount: components['schemas']['AdjustmentAccount'];
      creditAccount: components['schemas']['AdjustmentAccount'];
      reason: string | null;
      proposedBy: string | null;
      proposedAt: string | null;
      proposedEventId: string | null;
      approvedBy: string | null;
      approvedAt: string | null;
      approvedEventId: string | null;
      rejectedBy: string | null;
      rejectedAt: string | null;
      rejectedEventId: string | null;
      rejectionReason: string | null;
      postedBy: string | null;
      /** @description When it took effect in the books. */
      postedAt: string | null;
      postedEventId: string | null;
      /** @description Orders adjustments as the log does. */
      ordinal: string;
    };
    /** @description An account of the chart with its names. */
    AdjustmentAccount: {
      code: string;
      name: string;
      nameZh: string;
    };
    ReconciliationSummary: {
      shop: string;
      position: string | null;
      asOf: string | null;
      from: string | null;
      to: string | null;
      rulesVersion: number;
      policyVersion: number;
      /** @description What the shop says about waiting times, tolerances and fees, as it was known. */
      settings: components['schemas']['SettlementSettings'];
      statements: components['schemas']['StatementCoverage'];
      orders: {
        count: number;
        paid: number;
        unpaid: number;
        refunded: number;
        byStatus: {
          [key: string]: number;
        };
      };
      money: components['schemas']['MoneySummary'][];
      lines: {
        count: number;
        matched: number;
        unmatched: number;
        unmatchedBecause: {
          orderUnknown: number;
          noOrderNumber: number;
          classHasNoOrder: number;
        };
      };
      differences: components['schemas']['DifferenceSummary'][];
      /** @description SHA-256 over every single difference, so that the result's hash stands for them too. */
      differencesHash: string;
      /** @description SHA-256 of the canonical JSON (RFC 8785) of this result without `position` and `resultHash`. */
      resultHash: string;
    };
    /** @description What a shop says about its settlements: how long each side may be late (days from the business time of the event that starts the wait), what still counts as rounding, and what the platform charges. */
    SettlementSettings: {
      /** @description IANA name of the zone in which the shop's files and dates are. */
      zone: string;
      /** @description From the buyer's confirmation until the platform must have paid out: T+1 plus a buffer for weekends. */
      settlementWaitDays: number;
      /** @description From a refund in the ledger (or the settlement, if later) until the money must have left the account. */
      refundWaitDays: number;
      /** @description From a full refund until the platform must have returned the fees it returns. */
      feeReturnWaitDays: number;
      /** @description From a payout of a payment service until it must stand in the bank's statement. */
      payoutWaitDays: number;
      /** @description From the payment until the goods must have left. */
      shipmentWaitDays: number;
      /** @description From a refund with return until the goods must have come back. */
      returnWaitDays: number;
      /** @description From the buyer's confirmation until an invoice that was asked for must have been issued. */
      invoiceWaitDays: number;
      /** @description From a refund after the invoice until the red invoice must have been issued: 72 hours for its confirmation. */
      redInvoiceWaitDays: number;
      /** @description Channels that differ from what is usual for them (see `channelSettings`). */
      channels: components['schemas']['ChannelSettings'][];
      /** @description Orders to be listed apart (特殊单). */
      specialOrders: string[];
      /** @description Up to how much a difference is rounding; a currency without one takes 0.05. */
      roundingTolerances: components['schemas']['RoundingTolerance'][];
      fees: components['schemas']['FeeRate'][];
    };
    /** @description When the money of a channel's orders must have come: `waitDays` after the payment or the buyer's confirmation. */
    ChannelSettings: {
      /** @description As the orders have it, for example "tmall". */
      channel: string;
      /** @enum {string} */
      settlesAfter: 'confirmation' | 'payment';
      waitDays: number;
    };
    RoundingTolerance: {
      currency: string;
      amount: string;
      /** @description Part of the expected amount up to which a difference is rounding too ("0.001" is one in a thousand), if larger. */
      rate?: string;
    };
    /** @description What a platform charges: `rate` × what was settled, from a date on, as its price list says. */
    FeeRate: {
      /** @description A class of settlement lines that are fees, for example "commission". */
      class: string;
      /** @description Only for orders of this channel, for example "tmall"; for all if absent. */
      channel?: string;
      /** @description A plain decimal below one: "0.05" is 5 %. */
      rate: string;
      /** @description First date, in the shop's zone, on which settlements are charged so; `until` is the first on which no longer. */
      from: string;
      until?: string;
      /** @description Up to this much (in the currency of the order) a charge may differ. */
      tolerance: string;
    };
    /** @description What the statements of a shop cover. */
    StatementCoverage: {
      count: number;
      from: string | null;
      until: string | null;
    };
    /** @description Money of one currency. `difference` is settled − net; the parts of `explained` add up to it exactly. */
    MoneySummary: {
      currency: string;
      received: string;
      reversed: string;
      refunded: string;
      /** @description received − reversed − refunded: what the account should have got. */
      net: string;
      /** @description Receipts − refunds of the statements. */
      settled: string;
      /** @description Fees charged − fees returned. */
      fees: string;
      difference: string;
      explained: {
        /** @description Paid orders that the buyer has not confirmed, or confirmed so lately that the settlement is not due. */
        inTransit: string;
        /** @description Orders whose settlement lies in a time that no statement covers. */
        outsideStatements: string;
        /** @description Refunds of the ledger whose outflow is not due yet. */
        refundsPending: string;
        /** @description Receipts of orders that the ledger has in another currency; the order is a difference of its own. */
        otherCurrencies: string;
        /** @description What the differences below account for. */
        differences: string;
      };
    };
    DifferenceSummary: {
      code: string;
      count: number;
      amount: string;
      currency: string;
    };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfReconciledOrder: {
      items: components['schemas']['ReconciledOrder'][];
      nextCursor: string | null;
    };
    /** @description What the ledger expects of an order and what the statements show. Amounts are of `currency`. */
    ReconciledOrder: {
      orderNo: string;
      /** @enum {string} */
      status:
        | 'cancelled'
        | 'in-transit'
        | 'missing'
        | 'outside-statement'
        | 'refund-pending'
        | 'refunded'
        | 'settled'
        | 'settled-with-difference'
        | 'unpaid';
      currency: string;
      totalAmount: string;
      receivedAmount: string;
      reversedAmount: string;
      refundedAmount: string;
      /** @description received − reversed − refunded. */
      expectedAmount: string;
      /** @description Receipts − refunds of the statements. */
      settledAmount: string;
      /** @description Charged − returned. */
      feesAmount: string;
      /** @description settled − expected. */
      differenceAmount: string;
      statementLines: number;
      placedAt: string;
      paidAt: string | null;
      completedAt: string | null;
      settledAt: string | null;
    };
    OrderReconciliation: {
      shop: string;
      asOf: string | null;
      position: string | null;
      /** @description From the order's total to what is left of it, step by step. */
      waterfall: components['schemas']['MoneyStep'][];
      /** @description What the ledger has beside what the statements say. */
      sides: components['schemas']['ComparedFigure'][];
      movements: components['schemas']['OrderMovement'][];
      lines: components['schemas']['OrderLine'][];
      differences: components['schemas']['Difference'][];
      orderNo: string;
      /** @enum {string} */
      status:
        | 'cancelled'
        | 'in-transit'
        | 'missing'
        | 'outside-statement'
        | 'refund-pending'
        | 'refunded'
        | 'settled'
        | 'settled-with-difference'
        | 'unpaid';
      currency: string;
      totalAmount: string;
      receivedAmount: string;
      reversedAmount: string;
      refundedAmount: string;
      /** @description received − reversed − refunded. */
      expectedAmount: string;
      /** @description Receipts − refunds of the statements. */
      settledAmount: string;
      /** @description Charged − returned. */
      feesAmount: string;
      /** @description settled − expected. */
      differenceAmount: string;
      statementLines: number;
      placedAt: string;
      paidAt: string | null;
      completedAt: string | null;
      settledAt: string | null;
    };
    /** @description One bar of a waterfall: it goes from `from` to `to`, and `amount` is what it adds, below zero for what it takes. */
    MoneyStep: {
      step: components['schemas']['MoneyStepName'];
      amount: string;
      from: string;
      to: string;
    };
    /**
     * @description What the buyer owed and paid, what went back, what the statements should show then, what they differ by, what they show, what the platform kept, and what is left.
     * @enum {string}
     */
    MoneyStepName:
      | 'difference'
      | 'expected'
      | 'fees'
      | 'left'
      | 'received'
      | 'refunded'
      | 'reversed'
      | 'settled'
      | 'total';
    /** @description The same figure on both sides; the difference is the statements' less the ledger's. */
    ComparedFigure: {
      /**
       * @description What came in, what went back, and what is left of it.
       * @enum {string}
       */
      figure: 'net' | 'received' | 'returned';
      ledgerAmount: string;
      statementAmount: string;
      differenceAmount: string;
    };
    OrderMovement: {
      kind: string;
      amount: string;
      occurredAt: string;
      recordedAt: string;
      ordinal: string;
    };
    /** @description A line of an order. */
    OrderLine: {
      /** @description Whether it is in the figures; false for a line that tells again of money that another statement told of first. */
      counts: boolean;
      lineId: string;
      statementId: string;
      fileLine: number;
      entryNo: string | null;
      tradeNo: string | null;
      occurredAt: string;
      amount: string;
      currency: string;
      class: string;
      group: string;
      ruleId: string;
      wording: string | null;
      orderNo: string | null;
      /**
       * @description "line" if the line names the order, "trade" if a receipt with the same trade number does.
       * @enum {string|null}
       */
      matchedBy: 'line' | 'trade' | null;
      /** @description Where the number was found, for example "in-braces" (see the rules of the line's kind); null if it was not. */
      orderKey: string | null;
      rulesVersion: number;
      source: string;
      payoutNo: string | null;
      /**
       * @description Null if the line is matched.
       * @enum {string|null}
       */
      unmatchedBecause: 'class-has-no-order' | 'no-order-number' | 'order-unknown' | null;
    };
    /** @description Where ledger and statements do not agree. One for each code and subject; the same facts give the same id. */
    Difference: {
      id: string;
      /** @enum {string} */
      code:
        | 'AMOUNT_MISMATCH'
        | 'CHARGEBACK'
        | 'COMPENSATION'
        | 'CURRENCY'
        | 'DUPLICATE_PAYMENT'
        | 'EXTRA_SHIPMENT'
        | 'FEE_MISMATCH'
        | 'FEE_MISSING'
        | 'FEE_NOT_RETURNED'
        | 'INVOICE_DUPLICATE'
        | 'INVOICE_LATE'
        | 'INVOICE_MISSING'
        | 'INVOICE_OVER'
        | 'MISSING_IN_LEDGER'
        | 'MISSING_IN_STATEMENT'
        | 'PAID_NOT_SHIPPED'
        | 'PAYOUT_SPLIT'
        | 'RED_INVOICE_DUE'
        | 'REFUND_EXCEEDS_PAID'
        | 'REFUND_NOT_SETTLED'
        | 'REFUND_WITHOUT_REQUEST'
        | 'RETURN_NOT_RECEIVED'
        | 'ROUNDING'
        | 'SHIPPED_NOT_PAID'
        | 'SHORT_SHIPMENT'
        | 'SPECIAL_ORDER'
        | 'STATEMENT_GAP'
        | 'STATUS_MISMATCH'
        | 'UNCLASSIFIED_FEE'
        | 'WITHDRAWAL_PENDING';
      /** @description An order number, the statement's own number of a line or payout, or a statement's file. */
      subjectKind: components['schemas']['SubjectKind'];
      subject: string;
      /** @description What is at stake, never negative. */
      amount: string;
      /** @description How it moves the statement against the ledger; zero for what changes neither (fees, gaps). */
      effectAmount: string;
      currency: string;
      occurredAt: string | null;
      /** @description Whole days from then to the moment of the question, never below 0; null if either is not known. */
      ageDays: number | null;
      /** @enum {string} */
      owner: 'auto' | 'customer-service' | 'finance' | 'platform' | 'tax' | 'warehouse';
      explanation: string;
      explanationZh: string;
    };
    /** @enum {string} */
    SubjectKind: 'line' | 'order' | 'payout' | 'statement';
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfReconciledLine: {
      items: components['schemas']['ReconciledLine'][];
      nextCursor: string | null;
    };
    /** @description A line of a statement with everything that decided where it belongs. */
    ReconciledLine: {
      lineId: string;
      statementId: string;
      fileLine: number;
      entryNo: string | null;
      tradeNo: string | null;
      occurredAt: string;
      amount: string;
      currency: string;
      class: string;
      group: string;
      ruleId: string;
      wording: string | null;
      orderNo: string | null;
      /**
       * @description "line" if the line names the order, "trade" if a receipt with the same trade number does.
       * @enum {string|null}
       */
      matchedBy: 'line' | 'trade' | null;
      /** @description Where the number was found, for example "in-braces" (see the rules of the line's kind); null if it was not. */
      orderKey: string | null;
      rulesVersion: number;
      source: string;
      payoutNo: string | null;
      /**
       * @description Null if the line is matched.
       * @enum {string|null}
       */
      unmatchedBecause: 'class-has-no-order' | 'no-order-number' | 'order-unknown' | null;
    };
    /** @description A line with the orders that came nearest; none if it is matched, or of a class that belongs to no order. */
    ExplainedLine: {
      shop: string;
      asOf: string | null;
      position: string | null;
      candidates: components['schemas']['LineCandidate'][];
      lineId: string;
      statementId: string;
      fileLine: number;
      entryNo: string | null;
      tradeNo: string | null;
      occurredAt: string;
      amount: string;
      currency: string;
      class: string;
      group: string;
      ruleId: string;
      wording: string | null;
      orderNo: string | null;
      /**
       * @description "line" if the line names the order, "trade" if a receipt with the same trade number does.
       * @enum {string|null}
       */
      matchedBy: 'line' | 'trade' | null;
      /** @description Where the number was found, for example "in-braces" (see the rules of the line's kind); null if it was not. */
      orderKey: string | null;
      rulesVersion: number;
      source: string;
      payoutNo: string | null;
      /**
       * @description Null if the line is matched.
       * @enum {string|null}
       */
      unmatchedBecause: 'class-has-no-order' | 'no-order-number' | 'order-unknown' | null;
    };
    /** @description An order that a line could belong to, and what speaks against it. */
    LineCandidate: {
      orderNo: string;
      currency: string;
      expectedAmount: string;
      receivedAmount: string;
      /** @description What of the expected amount (for a line of a refund: of the refunds) no line has settled. */
      openAmount: string;
      paidAt: string | null;
      completedAt: string | null;
      foundBy: components['schemas']['CandidateFoundBy'][];
      rejectedBecause: components['schemas']['LineRejection'][];
      /** @description How like the numbers of line and order are, "0.0000" to "1.0000". */
      likeness: string;
      /** @description A person may take it: the numbers are nearly the same, the amount agrees and the order is not settled. It is never a match and counts in no figure. */
      proposal: boolean;
    };
    /**
     * @description How an order came to be a candidate.
     * @enum {string}
     */
    CandidateFoundBy: 'amount' | 'number' | 'trade';
    /** @description Why a line was not matched with an order. */
    LineRejection:
      | {
          /** @enum {string} */
          code: 'ALREADY_SETTLED';
          lines: string[];
        }
      | {
          /** @enum {string} */
          code: 'AMOUNT_DIFFERS';
          difference: string;
        }
      | {
          /** @enum {string} */
          code: 'CURRENCY_DIFFERS';
          line: string;
          order: string;
        }
      | {
          /** @enum {string} */
          code: 'OUTSIDE_WINDOW';
          days: number;
        }
      | {
          /** @enum {string} */
          code: 'REFERENCE_DIFFERS';
          line: string | null;
          order: string;
        };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfDifference: {
      items: components['schemas']['Difference'][];
      nextCursor: string | null;
    };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfExplainedPayout: {
      items: components['schemas']['ExplainedPayout'][];
      nextCursor: string | null;
    };
    /** @description A payout held against the lines that it is made of and against the bank. */
    ExplainedPayout: {
      /** @description Payout − its lines; null where the service does not say which lines it is made of. */
      linesRemainder: string | null;
      /** @description Payout − what came at the bank; null while nothing came. */
      bankRemainder: string | null;
      rulesVersion: number;
      /** @description Credits that came near; none if the payout was matched or came back. */
      candidates: components['schemas']['PayoutCandidate'][];
      /** @description Its number in the statement of the payment service. */
      payoutNo: string;
      source: string;
      currency: string;
      payoutAmount: string;
      paidOutAt: string;
      /** @description Sum of the lines that name it; null where the service does not say which lines it is made of. */
      linesAmount: string | null;
      bankAmount: string | null;
      bankLines: string[];
      /** @enum {string|null} */
      matchedBy: 'amount' | 'batch' | 'only-candidate' | 'reference' | 'split' | null;
      /** @enum {string} */
      status: 'arrived' | 'differs' | 'in-transit' | 'outside-statement' | 'pending' | 'returned';
      /** @description What is explained: arrived, on its way, or back again. Explained and unexplained add up to the payout. */
      explainedAmount: string;
      unexplainedAmount: string;
    };
    /** @description A credit at the bank that came near to a payout, and what speaks against it. */
    PayoutCandidate: {
      /** @description The bank's number of it, else the line's id. */
      bankLine: string;
      amount: string;
      currency: string;
      occurredAt: string;
      wording: string;
      rejectedBecause: components['schemas']['PayoutRejection'][];
    };
    /** @description Why a credit at the bank is not where a payout arrived. */
    PayoutRejection:
      | {
          /** @enum {string} */
          code: 'AMOUNT_DIFFERS';
          difference: string;
        }
      | {
          /** @enum {string} */
          code: 'CURRENCY_DIFFERS';
          payout: string;
          credit: string;
        }
      | {
          /** @enum {string} */
          code: 'OTHER_SERVICE';
          services: string[];
        }
      | {
          /** @enum {string} */
          code: 'OUTSIDE_WINDOW';
          days: number;
        }
      | {
          /** @enum {string} */
          code: 'TAKEN_BY';
          payouts: string[];
        };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfImportedStatement: {
      items: components['schemas']['ImportedStatement'][];
      nextCursor: string | null;
    };
    /** @description An imported statement. Times are ISO 8601 in UTC; what it covers ends before `coversUntil`. */
    ImportedStatement: {
      statementId: string;
      accountNo: string;
      kind: string;
      kindName: components['schemas']['KindName'];
      /** @description Whose account it is of: a platform, a bank or a personal wallet. */
      source: string;
      currency: string;
      fileName: string;
      sha256: string;
      encoding: string;
      coversFrom: string;
      coversUntil: string;
      /** @enum {string} */
      state: 'complete' | 'incomplete' | 'problem';
      /** @description Null as long as the statement is not complete. */
      figures: components['schemas']['StatementFigures'] | null;
      openingBalance: string | null;
      closingBalance: string | null;
      /** @description Whether all that the file says of itself agrees with its lines; null as long as it is not complete. */
      foots: boolean | null;
      problems: components['schemas']['StatementFinding'][];
      recordedAt: string;
      /** @description Where the log tells of it. */
      stream: string;
      position: string;
      ordinal: string;
    };
    /** @description How people call a kind of file. */
    KindName: {
      en: string;
      zh: string;
    };
    /** @description What a statement's file holds, counted and summed while it was read. Amounts have no sign, in the statement's currency. */
    StatementFigures: {
      /** @description Rows of the file: lines, and those that could not be read. */
      rows: number;
      /** @description Lines that no earlier statement told of: these are listed as the statement's lines. */
      newLines: number;
      knownLines: number;
      rejectedRows: number;
      inAmount: string;
      outAmount: string;
      /** @description In less out. */
      netAmount: string;
    };
    /** @description What does not agree in a statement, or between it and the one before it. `amount` is what is missing, if it is known. */
    StatementFinding: {
      code: string;
      text: string;
      textZh: string;
      /** @description In the statement's currency, signed: what the statement says less what was found. */
      amount: string | null;
    };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfStatementLineView: {
      items: components['schemas']['StatementLineView'][];
      nextCursor: string | null;
    };
    /** @description A line of a statement of any source. What only platforms' lines have is null for banks and wallets. */
    StatementLineView: {
      lineId: string;
      /** @description Its line in the file, from 1. */
      fileLine: number;
      occurredAt: string;
      /** @description Signed: positive came in, negative went out. */
      amount: string;
      currency: string;
      entryNo: string | null;
      tradeNo: string | null;
      wording: string | null;
      class: string | null;
      group: string | null;
      orderNo: string | null;
      payoutNo: string | null;
    };
    StatementAccounts: {
      shop: string;
      /** @description The zone of the shop's dates. */
      zone: string;
      /** @description The newest moment that an order or a statement of the shop tells of: being late is held against it. */
      newestAt: string | null;
      items: components['schemas']['StatementAccount'][];
    };
    /** @description What the statements of one kind say of one account in one currency. Amounts are in that currency. */
    StatementAccount: {
      accountNo: string;
      kind: string;
      kindName: components['schemas']['KindName'];
      source: string;
      currency: string;
      /** @enum {string} */
      state: 'broken' | 'fresh' | 'gap' | 'late';
      statements: number;
      /** @description Statements whose import is under way or broke off. */
      incompleteStatements: number;
      lines: number;
      inAmount: string;
      outAmount: string;
      /** @description Null if no statement was read to its end. */
      newestStatementId: string | null;
      newestFileName: string | null;
      newestRecordedAt: string | null;
      /** @description That of the newest statement, if it has one. */
      closingBalance: string | null;
      coveredFrom: string | null;
      coveredUntil: string | null;
      /** @description Whole dates of the shop's zone. */
      coveredDays: number;
      /** @description Days by which the account is behind the newest that is known of the shop. */
      daysBehind: number;
      /** @description It is late when it is behind by more days than this: those that its newest statement covers, and three. */
      lateAfterDays: number;
      gapCount: number;
      /** @description The newest hundred. */
      gaps: components['schemas']['TimeSpan'][];
      brokenCount: number;
      /** @description The newest hundred. */
      broken: components['schemas']['BrokenStatement'][];
    };
    /** @description A time, as instants in UTC; `until` is exclusive. */
    TimeSpan: {
      from: string;
      until: string;
    };
    /** @description A statement that does not foot, or does not join the one before it. */
    BrokenStatement: {
      statementId: string;
      fileName: string;
      problems: components['schemas']['StatementFinding'][];
      from: string;
      until: string;
    };
    AccountCalendar: {
      shop: string;
      accountNo: string;
      zone: string;
      /** @description For example "2026-01". */
      month: string;
      /** @description The months of the first and the last date that any statement of the account covers. */
      firstMonth: string;
      lastMonth: string;
      series: components['schemas']['AccountDays'][];
    };
    /** @description What one kind of statement says of the account in one currency. */
    AccountDays: {
      kind: string;
      kindName: components['schemas']['KindName'];
      currency: string;
      days: components['schemas']['AccountDay'][];
    };
    /** @description A date of the shop's zone in the calendar of an account. Amounts are in the series' currency, in and out without sign. */
    AccountDay: {
      date: string;
      /**
       * @description Whether statements cover all of the date, a part of it, or nothing.
       * @enum {string}
       */
      covered: 'none' | 'part' | 'whole';
      /** @description A statement ought to cover the date, or the part of it, that none covers: false where balances show that nothing happened. */
      gap: boolean;
      lines: number;
      inAmount: string;
      outAmount: string;
      netAmount: string;
      /** @description As the statement says, or its opening balance with the lines since; null where no statement with balances tells. */
      openingBalance: string | null;
      closingBalance: string | null;
      /** @description Whether all statements that cover the date agree with themselves and open as the one before closed; null if none covers it. */
      foots: boolean | null;
      statementIds: string[];
      problems: components['schemas']['DayFinding'][];
    };
    /** @description A problem of a statement that covers the day. */
    DayFinding: {
      statementId: string;
      code: string;
      text: string;
      textZh: string;
      /** @description In the statement's currency, signed: what the statement says less what was found. */
      amount: string | null;
    };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfShopView: {
      items: components['schemas']['ShopView'][];
      nextCursor: string | null;
    };
    /** @description A shop that the ledger has heard of: by an order, a statement or its settings. */
    ShopView: {
      shopId: string;
      /** @description Channels through which orders came, for example "tmall". */
      channels: string[];
      /** @description ISO 4217, of orders and of statements. */
      currencies: string[];
      /** @description Dates in China of the first and the last order placed; null without orders. */
      firstPlacedOn: string | null;
      lastPlacedOn: string | null;
      hasOrders: boolean;
      hasStatements: boolean;
    };
    SearchAnswer: {
      /** @description Things that bear exactly this name first. */
      items: components['schemas']['SearchHit'][];
      /** @description True if more fit than the answer names. */
      truncated: boolean;
    };
    /** @description Something that a person may have meant. */
    SearchHit: {
      /** @enum {string} */
      kind: 'adjustment' | 'alert' | 'event' | 'line' | 'order' | 'statement';
      /** @description Null for an event that is about no shop. */
      shopId: string | null;
      /** @description The number of an order or an adjustment, else the id of the thing. */
      id: string;
      title: string;
      titleZh: string;
      /** @description An order's total, or a line's amount with its sign, in `currency`. */
      amount?: string;
      currency?: string;
      /** @description ISO 8601 in UTC. */
      occurredAt?: string;
    };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfAuditEntry: {
      items: components['schemas']['AuditEntry'][];
      nextCursor: string | null;
    };
    /** @description An entry as the API shows it. Times are ISO 8601 in UTC; `ordinal` orders entries as the log does. */
    AuditEntry: {
      ordinal: string;
      eventId: string;
      type: string;
      stream: string;
      revision: string;
      occurredAt: string;
      recordedAt: string;
      actor: {
        type: string;
        id: string;
      };
      commandId: string;
      commandType: string;
      correlationId: string;
      causationId: string;
      source: string;
      /** @description Why, in the words of who acted; of a refused command the rule's words. Null if the event says nothing of it. */
      reason: string | null;
      shopId: string | null;
      orderNo: string | null;
      summary: string;
      summaryZh: string;
    };
    /** @description What a trail can be narrowed to, the most frequent value first. */
    AuditFacets: {
      types: components['schemas']['AuditFacetValue'][];
      commands: components['schemas']['AuditFacetValue'][];
      actors: components['schemas']['AuditFacetValue'][];
      /** @description True if there are more actors than the answer names. */
      actorsTruncated: boolean;
    };
    /** @description A value that the trail can be narrowed to, and how many events have it. */
    AuditFacetValue: {
      value: string;
      /** @description A whole number as text. */
      events: string;
    };
    /** @description An event as the log holds it. Times are ISO 8601 in UTC, `revision` and `ordinal` whole numbers as text. */
    RecordedEventView: {
      eventId: string;
      type: string;
      stream: string;
      revision: string;
      position: string;
      ordinal: string;
      occurredAt: string;
      recordedAt: string;
      /** @description The version in which it was recorded, and the one in which `payload` is told. */
      recordedVersion: number;
      version: number;
      payload: {
        [key: string]: unknown;
      };
      /** @description As it was recorded; null if that is the same. */
      recordedPayload: {
        [key: string]: unknown;
      } | null;
      /** @description True if a list of the payload is longer than what is shown: `lists` says which, and `skip` leads on. */
      payloadTruncated: boolean;
      lists: components['schemas']['PayloadList'][];
      /** @description Actor, command, correlation, causation, source: name by name as it was recorded. */
      metadata: {
        [key: string]: string;
      };
      /** @description The events before and after it in its stream; null at either end. */
      previousEventId: string | null;
      nextEventId: string | null;
    };
    /** @description A list of the payload of which a part is shown. */
    PayloadList: {
      field: string;
      total: number;
      /** @description How many of its items come before the first one that is shown. */
      skipped: number;
      shown: number;
    };
    /** @description The causes of an event up to the first one, and from there all consequences downward. */
    CauseTree: {
      eventId: string;
      /** @description Ids of the events from the root down to the one that was asked for, both included. */
      path: string[];
      root: components['schemas']['CauseNode'];
      nodes: number;
      /** @description True if there is more than the answer shows, which always has the path. */
      truncated: boolean;
      /** @description What else came of the same request or file without being caused by one another, in the order of the log. */
      correlated: components['schemas']['AuditEntry'][];
      correlatedTruncated: boolean;
    };
    /** @description An event in the tree of what caused it and what it caused. */
    CauseNode: {
      /**
       * @description How it hangs on the node above: decided by the same command, or by one that the event or command above led to.
       * @enum {string}
       */
      relation: 'consequence' | 'root' | 'same-command';
      children: components['schemas']['CauseNode'][];
      ordinal: string;
      eventId: string;
      type: string;
      stream: string;
      revision: string;
      occurredAt: string;
      recordedAt: string;
      actor: {
        type: string;
        id: string;
      };
      commandId: string;
      commandType: string;
      correlationId: string;
      causationId: string;
      source: string;
      /** @description Why, in the words of who acted; of a refused command the rule's words. Null if the event says nothing of it. */
      reason: string | null;
      shopId: string | null;
      orderNo: string | null;
      summary: string;
      summaryZh: string;
    };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfOrderTimelineEntry: {
      items: components['schemas']['OrderTimelineEntry'][];
      nextCursor: string | null;
    };
    /** @description Something that happened to an order, in its own stream or elsewhere. */
    OrderTimelineEntry: {
      /** @description Null if a person, a file or a request led to it directly. */
      cause: components['schemas']['TimelineCause'] | null;
      /** @description Empty for an event that is about the order alone. */
      documents: components['schemas']['TimelineDocument'][];
      ordinal: string;
      eventId: string;
      type: string;
      stream: string;
      revision: string;
      occurredAt: string;
      recordedAt: string;
      actor: {
        type: string;
        id: string;
      };
      commandId: string;
      commandType: string;
      correlationId: string;
      causationId: string;
      source: string;
      /** @description Why, in the words of who acted; of a refused command the rule's words. Null if the event says nothing of it. */
      reason: string | null;
      shopId: string | null;
      orderNo: string | null;
      summary: string;
      summaryZh: string;
    };
    /** @description The event that led to another one. */
    TimelineCause: {
      eventId: string;
      type: string;
      summary: string;
      summaryZh: string;
    };
    /** @description What a file's event says of this one order, among hundreds of others. */
    TimelineDocument: {
      /** @description "item", "refund", "shipment" or "invoice". */
      kind: string;
      documentNo: string | null;
      /** @description Shipments: out, in. Invoices: blue, red. */
      direction: string | null;
      /** @description Without sign, in `currency`. */
      amount: string | null;
      currency: string | null;
    };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfHandledAlert: {
      items: components['schemas']['HandledAlert'][];
      nextCursor: string | null;
    };
    /** @description An alert with what was done about it last: now, whatever `knownAt` was asked for. */
    HandledAlert: {
      id: string;
      /** @enum {string} */
      rule:
        | 'COMPLETED_NOT_SETTLED'
        | 'DUPLICATE_SETTLEMENT'
        | 'REFUND_RATE_HIGH'
        | 'REFUND_WITHOUT_REQUEST'
        | 'STATEMENT_DOES_NOT_FOOT';
      /** @enum {string} */
      severity: 'high' | 'medium';
      /**
       * @description An order, a statement line, a statement, or a month ("2026-01", by business date in China).
       * @enum {string}
       */
      subjectKind: 'line' | 'month' | 'order' | 'statement';
      subject: string;
      /** @description What is at stake; for a refund rate the refunds of the month. */
      amount: string;
      currency: string;
      occurredAt: string | null;
      explanation: string;
      explanationZh: string;
      /** @enum {string} */
      state: 'acknowledged' | 'open' | 'resolved';
      reason: string | null;
      handledBy: string | null;
      /** @description Business time of what was said last. */
      handledAt: string | null;
    };
    /** @description A trial balance, the place of the log that the view had reached, and what another state of knowledge said. */
    TrialBalance: {
      /** @description Null before the first event. */
      position: string | null;
      /** @description Null unless it was asked for. */
      comparison: components['schemas']['TrialBalanceComparison'] | null;
      shopId: string | null;
      asOf: string | null;
      knownAt: string | null;
      balanced: boolean;
      currencies: components['schemas']['CurrencyBalance'][];
    };
    /** @description The same moment of business as it was known at another time. */
    TrialBalanceComparison: {
      compareKnownAt: string;
      /** @description True if no account differs. */
      same: boolean;
      currencies: components['schemas']['ComparedCurrency'][];
    };
    /** @description The accounts of a currency that either trial balance names. */
    ComparedCurrency: {
      currency: string;
      accounts: components['schemas']['ComparedAccount'][];
    };
    /** @description An account's balance as asked and as compared; amounts in the currency of the block it stands in. */
    ComparedAccount: {
      balance: components['schemas']['SidedBalance'];
      comparedBalance: components['schemas']['SidedBalance'];
      /** @description What has to be added to the compared balance to come to the one asked for. */
      change: components['schemas']['SidedBalance'];
      /** @description False also if turnovers differ that leave the balance as it was. */
      same: boolean;
      code: string;
      name: string;
      nameZh: string;
      /** @enum {string} */
      kind: 'asset' | 'equity' | 'expense' | 'liability' | 'revenue';
    };
    /** @description A balance as accountants write it: an amount that is never negative, and its side. */
    SidedBalance: {
      side: components['schemas']['BalanceSide'];
      amount: string;
    };
    /**
     * @description On which side of an account its balance stands; "none" if it is zero.
     * @enum {string}
     */
    BalanceSide: 'credit' | 'debit' | 'none';
    CurrencyBalance: {
      currency: string;
      debit: string;
      credit: string;
      /** @description The sums of both columns of balances; equal whenever the turnovers are. */
      debitBalance: string;
      creditBalance: string;
      balanced: boolean;
      accounts: components['schemas']['AccountBalance'][];
    };
    /** @description An account's turnover and, on one of the two sides, its balance; amounts in the currency of the block it stands in. */
    AccountBalance: {
      debit: string;
      credit: string;
      debitBalance: string;
      creditBalance: string;
      code: string;
      name: string;
      nameZh: string;
      /** @enum {string} */
      kind: 'asset' | 'equity' | 'expense' | 'liability' | 'revenue';
    };
    /** @description The whole chart, also accounts on which nothing has moved. */
    ChartOfAccounts: {
      items: components['schemas']['ChartAccount'][];
    };
    /** @description An account of the chart and what stands on it, per currency. */
    ChartAccount: {
      hasTurnover: boolean;
      hasBalance: boolean;
      currencies: components['schemas']['CurrencyTurnover'][];
      code: string;
      name: string;
      nameZh: string;
      /** @enum {string} */
      kind: 'asset' | 'equity' | 'expense' | 'liability' | 'revenue';
    };
    /** @description An account's turnover and balance in one currency. */
    CurrencyTurnover: {
      currency: string;
      debit: string;
      credit: string;
      balance: components['schemas']['SidedBalance'];
    };
    /** @description The same with the place of the log that the view had reached. */
    AccountLedger: {
      /** @description Null before the first event. */
      position: string | null;
      shopId: string;
      account: components['schemas']['Account'];
      currency: string;
      /** @description Those in which the account has entries at any time; those of the shop if it has none. */
      currencies: string[];
      from: string | null;
      to: string | null;
      knownAt: string | null;
      opening: components['schemas']['SidedBalance'];
      totals: components['schemas']['Turnover'];
      closing: components['schemas']['SidedBalance'];
      items: components['schemas']['LedgerEntry'][];
      nextCursor: string | null;
    };
    /** @description A small chart after the Chinese standard (小企业会计准则 numbering); names in both languages. */
    Account: {
      code: string;
      name: string;
      nameZh: string;
      /** @enum {string} */
      kind: 'asset' | 'equity' | 'expense' | 'liability' | 'revenue';
    };
    /** @description What moved on an account, and how many entries moved it. */
    Turnover: {
      debit: string;
      credit: string;
      /** @description A whole number as text. */
      entries: string;
    };
    /** @description An entry as its account sees it; amounts in the currency of the ledger. */
    LedgerEntry: {
      ordinal: string;
      lineNo: number;
      occurredAt: string;
      recordedAt: string;
      contraAccount: components['schemas']['ContraAccount'];
      /** @description Null if the entry credits the account. */
      debit: string | null;
      /** @description Null if the entry debits the account. */
      credit: string | null;
      /** @description The account's balance after this entry, of all that came before it in business time. */
      balance: components['schemas']['SidedBalance'];
      orderNo: string | null;
      reference: string;
      eventType: string;
      eventId: string;
    };
    /** @description The account on the other side of an entry. */
    ContraAccount: {
      code: string;
      name: string;
      nameZh: string;
    };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfEntryView: {
      items: components['schemas']['EntryView'][];
      nextCursor: string | null;
    };
    /** @description An entry as the API shows it: `amount` of `currency` goes from the credited to the debited account. */
    EntryView: {
      ordinal: string;
      lineNo: number;
      debitAccount: string;
      debitName: string;
      debitNameZh: string;
      creditAccount: string;
      creditName: string;
      creditNameZh: string;
      currency: string;
      amount: string;
      shopId: string;
      orderNo: string | null;
      reference: string;
      occurredAt: string;
      recordedAt: string;
      eventType: string;
      eventId: string;
    };
    /** @description Where a shop stands: the figures of the reconciliation of everything that is known, as of the end of the statements. A period takes orders by the date in China on which they were placed, and lines and payouts without an order by that on which they moved; differences of statements and of batches belong to every period. Alerts are all that are open. */
    StandingSummary: {
      from: string | null;
      to: string | null;
      channel: string | null;
      statements: components['schemas']['StatementCoverage'];
      money: components['schemas']['StandingMoney'][];
      byChannel: components['schemas']['ChannelMoney'][];
      orders: components['schemas']['StandingOrderCounts'];
      lines: components['schemas']['StandingLineCounts'];
      differences: components['schemas']['DifferencesOfCurrency'][];
      differencesByCode: components['schemas']['DifferencesOfCode'][];
      differencesByAge: components['schemas']['DifferencesOfAge'][];
      /** @description What both of the above add up from; only what there is. */
      differencesByCodeAndAge: components['schemas']['DifferencesOfCodeAndAge'][];
      openAlerts: components['schemas']['OpenAlerts'];
      shop: string;
      /** @description The place in the log up to which the standing knows. */
      position: string;
      /** @description The end of what the shop's statements cover; null before the first one. */
      asOf: string | null;
      /** @description When its figures were computed; a shop that nothing happened to keeps them. */
      computedAt: string;
    };
    /** @description Money of one currency. Explained and unexplained add up to the difference. */
    StandingMoney: {
      currency: string;
      received: string;
      reversed: string;
      refunded: string;
      /** @description received − reversed − refunded: what the accounts should have got. */
      net: string;
      /** @description Fees charged − fees returned. */
      fees: string;
      /** @description Receipts − refunds of the statements. */
      settled: string;
      /** @description Of the difference: paid orders whose settlement is not due yet. */
      inTransit: string;
      /** @description Of the difference: orders whose settlement lies in a time that no statement covers. */
      outsideStatements: string;
      /** @description Of the difference: refunds of the ledger whose outflow is not due yet. */
      refundsPending: string;
      /** @description Of the difference: receipts of orders that the ledger has in another currency. */
      otherCurrencies: string;
      /** @description settled − net. */
      difference: string;
      /** @description inTransit + outsideStatements + refundsPending + otherCurrencies. */
      explained: string;
      /** @description The effect of the differences. */
      unexplained: string;
    };
    /** @description Figures of a channel; null for what belongs to no channel. */
    ChannelMoney: {
      channel: string | null;
      currency: string;
      received: string;
      reversed: string;
      refunded: string;
      /** @description received − reversed − refunded: what the accounts should have got. */
      net: string;
      /** @description Fees charged − fees returned. */
      fees: string;
      /** @description Receipts − refunds of the statements. */
      settled: string;
      /** @description Of the difference: paid orders whose settlement is not due yet. */
      inTransit: string;
      /** @description Of the difference: orders whose settlement lies in a time that no statement covers. */
      outsideStatements: string;
      /** @description Of the difference: refunds of the ledger whose outflow is not due yet. */
      refundsPending: string;
      /** @description Of the difference: receipts of orders that the ledger has in another currency. */
      otherCurrencies: string;
      /** @description settled − net. */
      difference: string;
      /** @description inTransit + outsideStatements + refundsPending + otherCurrencies. */
      explained: string;
      /** @description The effect of the differences. */
      unexplained: string;
    };
    StandingOrderCounts: {
      count: number;
      paid: number;
      unpaid: number;
      /** @description Orders with a refund. */
      refunded: number;
      byStatus: components['schemas']['StatusCount'][];
      /** @description Orders that agree ÷ orders that are due and covered by statements, "99.7", rounded down; null if none is due. */
      matchedPercent: string | null;
    };
    StatusCount: {
      status: string;
      count: number;
    };
    StandingLineCounts: {
      count: number;
      /** @description Lines that belong to an order of the ledger. */
      matched: number;
      unmatched: number;
      matchedPercent: string | null;
      orderUnknown: number;
      noOrderNumber: number;
      classHasNoOrder: number;
    };
    /** @description Differences of all codes. */
    DifferencesOfCurrency: {
      currency: string;
      count: number;
      /** @description What is at stake in them. */
      amount: string;
    };
    DifferencesOfCode: {
      /** @enum {string} */
      code:
        | 'AMOUNT_MISMATCH'
        | 'CHARGEBACK'
        | 'COMPENSATION'
        | 'CURRENCY'
        | 'DUPLICATE_PAYMENT'
        | 'EXTRA_SHIPMENT'
        | 'FEE_MISMATCH'
        | 'FEE_MISSING'
        | 'FEE_NOT_RETURNED'
        | 'INVOICE_DUPLICATE'
        | 'INVOICE_LATE'
        | 'INVOICE_MISSING'
        | 'INVOICE_OVER'
        | 'MISSING_IN_LEDGER'
        | 'MISSING_IN_STATEMENT'
        | 'PAID_NOT_SHIPPED'
        | 'PAYOUT_SPLIT'
        | 'RED_INVOICE_DUE'
        | 'REFUND_EXCEEDS_PAID'
        | 'REFUND_NOT_SETTLED'
        | 'REFUND_WITHOUT_REQUEST'
        | 'RETURN_NOT_RECEIVED'
        | 'ROUNDING'
        | 'SHIPPED_NOT_PAID'
        | 'SHORT_SHIPMENT'
        | 'SPECIAL_ORDER'
        | 'STATEMENT_GAP'
        | 'STATUS_MISMATCH'
        | 'UNCLASSIFIED_FEE'
        | 'WITHDRAWAL_PENDING';
      currency: string;
      count: number;
      amount: string;
    };
    DifferencesOfAge: {
      /** @enum {string} */
      band: '0-7' | '31-90' | '8-30' | '>90' | 'unknown';
      currency: string;
      count: number;
      amount: string;
    };
    /** @description The differences of a code that are of one age. */
    DifferencesOfCodeAndAge: {
      /** @enum {string} */
      band: '0-7' | '31-90' | '8-30' | '>90' | 'unknown';
      /** @enum {string} */
      code:
        | 'AMOUNT_MISMATCH'
        | 'CHARGEBACK'
        | 'COMPENSATION'
        | 'CURRENCY'
        | 'DUPLICATE_PAYMENT'
        | 'EXTRA_SHIPMENT'
        | 'FEE_MISMATCH'
        | 'FEE_MISSING'
        | 'FEE_NOT_RETURNED'
        | 'INVOICE_DUPLICATE'
        | 'INVOICE_LATE'
        | 'INVOICE_MISSING'
        | 'INVOICE_OVER'
        | 'MISSING_IN_LEDGER'
        | 'MISSING_IN_STATEMENT'
        | 'PAID_NOT_SHIPPED'
        | 'PAYOUT_SPLIT'
        | 'RED_INVOICE_DUE'
        | 'REFUND_EXCEEDS_PAID'
        | 'REFUND_NOT_SETTLED'
        | 'REFUND_WITHOUT_REQUEST'
        | 'RETURN_NOT_RECEIVED'
        | 'ROUNDING'
        | 'SHIPPED_NOT_PAID'
        | 'SHORT_SHIPMENT'
        | 'SPECIAL_ORDER'
        | 'STATEMENT_GAP'
        | 'STATUS_MISMATCH'
        | 'UNCLASSIFIED_FEE'
        | 'WITHDRAWAL_PENDING';
      currency: string;
      count: number;
      amount: string;
    };
    /** @description How many alerts nobody has handled. */
    OpenAlerts: {
      high: number;
      medium: number;
    };
    /** @description The days of a period one by one, days without orders with zeros. */
    StandingDays: {
      from: string | null;
      to: string | null;
      channel: string | null;
      items: components['schemas']['StandingDay'][];
      shop: string;
      /** @description The place in the log up to which the standing knows. */
      position: string;
      /** @description The end of what the shop's statements cover; null before the first one. */
      asOf: string | null;
      /** @description When its figures were computed; a shop that nothing happened to keeps them. */
      computedAt: string;
    };
    /** @description A day of orders in China, by when they were placed. Amounts are of `currency`. */
    StandingDay: {
      date: string;
      currency: string;
      orders: number;
      received: string;
      /** @description Reversed payments too. */
      refunded: string;
      fees: string;
      settled: string;
      /** @description settled − (received − refunded). */
      difference: string;
    };
    /** @description A page of a list of the standing. `nextCursor` is null on the last page. */
    StandingPageOfStandingOrder: {
      items: components['schemas']['StandingOrder'][];
      nextCursor: string | null;
      shop: string;
      /** @description The place in the log up to which the standing knows. */
      position: string;
      /** @description The end of what the shop's statements cover; null before the first one. */
      asOf: string | null;
      /** @description When its figures were computed; a shop that nothing happened to keeps them. */
      computedAt: string;
    };
    /** @description An order as the standing has it. Amounts are of `currency`. */
    StandingOrder: {
      channel: string | null;
      /** @description What of the difference is money on its way: in transit, outside the statements, or a refund that is not due yet. */
      explainedAmount: string;
      /** @description The effect of the order's differences. */
      unexplainedAmount: string;
      /** @description How many differences it has. */
      differences: number;
      orderNo: string;
      /** @enum {string} */
      status:
        | 'cancelled'
        | 'in-transit'
        | 'missing'
        | 'outside-statement'
        | 'refund-pending'
        | 'refunded'
        | 'settled'
        | 'settled-with-difference'
        | 'unpaid';
      currency: string;
      totalAmount: string;
      receivedAmount: string;
      reversedAmount: string;
      refundedAmount: string;
      /** @description received − reversed − refunded. */
      expectedAmount: string;
      /** @description Receipts − refunds of the statements. */
      settledAmount: string;
      /** @description Charged − returned. */
      feesAmount: string;
      /** @description settled − expected. */
      differenceAmount: string;
      statementLines: number;
      placedAt: string;
      paidAt: string | null;
      completedAt: string | null;
      settledAt: string | null;
    };
    /** @description A page of a list of the standing. `nextCursor` is null on the last page. */
    StandingPageOfStandingDifference: {
      items: components['schemas']['StandingDifference'][];
      nextCursor: string | null;
      shop: string;
      /** @description The place in the log up to which the standing knows. */
      position: string;
      /** @description The end of what the shop's statements cover; null before the first one. */
      asOf: string | null;
      /** @description When its figures were computed; a shop that nothing happened to keeps them. */
      computedAt: string;
    };
    /** @description A difference with its two sides, where it is about an order. */
    StandingDifference: {
      /** @description Of the order; null for lines, payouts and statements. */
      channel: string | null;
      ledgerSays: components['schemas']['LedgerSays'] | null;
      statementSays: components['schemas']['StatementSays'] | null;
      id: string;
      /** @enum {string} */
      code:
        | 'AMOUNT_MISMATCH'
        | 'CHARGEBACK'
        | 'COMPENSATION'
        | 'CURRENCY'
        | 'DUPLICATE_PAYMENT'
        | 'EXTRA_SHIPMENT'
        | 'FEE_MISMATCH'
        | 'FEE_MISSING'
        | 'FEE_NOT_RETURNED'
        | 'INVOICE_DUPLICATE'
        | 'INVOICE_LATE'
        | 'INVOICE_MISSING'
        | 'INVOICE_OVER'
        | 'MISSING_IN_LEDGER'
        | 'MISSING_IN_STATEMENT'
        | 'PAID_NOT_SHIPPED'
        | 'PAYOUT_SPLIT'
        | 'RED_INVOICE_DUE'
        | 'REFUND_EXCEEDS_PAID'
        | 'REFUND_NOT_SETTLED'
        | 'REFUND_WITHOUT_REQUEST'
        | 'RETURN_NOT_RECEIVED'
        | 'ROUNDING'
        | 'SHIPPED_NOT_PAID'
        | 'SHORT_SHIPMENT'
        | 'SPECIAL_ORDER'
        | 'STATEMENT_GAP'
        | 'STATUS_MISMATCH'
        | 'UNCLASSIFIED_FEE'
        | 'WITHDRAWAL_PENDING';
      /** @description An order number, the statement's own number of a line or payout, or a statement's file. */
      subjectKind: components['schemas']['SubjectKind'];
      subject: string;
      /** @description What is at stake, never negative. */
      amount: string;
      /** @description How it moves the statement against the ledger; zero for what changes neither (fees, gaps). */
      effectAmount: string;
      currency: string;
      occurredAt: string | null;
      /** @description Whole days from then to the moment of the question, never below 0; null if either is not known. */
      ageDays: number | null;
      /** @enum {string} */
      owner: 'auto' | 'customer-service' | 'finance' | 'platform' | 'tax' | 'warehouse';
      explanation: string;
      explanationZh: string;
    };
    /** @description What the ledger has of the order that a difference is about. Amounts are of the difference's currency. */
    LedgerSays: {
      receivedAmount: string;
      /** @description Reversed and refunded. */
      returnedAmount: string;
      /** @description received − returned. */
      expectedAmount: string;
    };
    /** @description What the statements show of it. */
    StatementSays: {
      receiptsAmount: string;
      receiptCount: number;
      /** @description Refunds that left the account. */
      outflowAmount: string;
      /** @description receipts − outflow. */
      settledAmount: string;
    };
    /** @description A page of a list of the standing. `nextCursor` is null on the last page. */
    StandingPageOfHandledAlert: {
      items: components['schemas']['HandledAlert'][];
      nextCursor: string | null;
      shop: string;
      /** @description The place in the log up to which the standing knows. */
      position: string;
      /** @description The end of what the shop's statements cover; null before the first one. */
      asOf: string | null;
      /** @description When its figures were computed; a shop that nothing happened to keeps them. */
      computedAt: string;
    };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfShopStanding: {
      items: components['schemas']['ShopStanding'][];
      nextCursor: string | null;
    };
    /** @description The standing of a shop in one currency. Alerts are those of the shop. */
    ShopStanding: {
      differences: number;
      /** @description What is at stake in them. */
      differencesAmount: string;
      openAlerts: components['schemas']['OpenAlerts'];
      currency: string;
      received: string;
      reversed: string;
      refunded: string;
      /** @description received − reversed − refunded: what the accounts should have got. */
      net: string;
      /** @description Fees charged − fees returned. */
      fees: string;
      /** @description Receipts − refunds of the statements. */
      settled: string;
      /** @description Of the difference: paid orders whose settlement is not due yet. */
      inTransit: string;
      /** @description Of the difference: orders whose settlement lies in a time that no statement covers. */
      outsideStatements: string;
      /** @description Of the difference: refunds of the ledger whose outflow is not due yet. */
      refundsPending: string;
      /** @description Of the difference: receipts of orders that the ledger has in another currency. */
      otherCurrencies: string;
      /** @description settled − net. */
      difference: string;
      /** @description inTransit + outsideStatements + refundsPending + otherCurrencies. */
      explained: string;
      /** @description The effect of the differences. */
      unexplained: string;
      shop: string;
      /** @description The place in the log up to which the standing knows. */
      position: string;
      /** @description The end of what the shop's statements cover; null before the first one. */
      asOf: string | null;
      /** @description When its figures were computed; a shop that nothing happened to keeps them. */
      computedAt: string;
    };
    Readiness: {
      /**
       * @description "degraded": commands are taken, but a view stopped and needs a person.
       * @enum {string}
       */
      status: 'degraded' | 'down' | 'ready';
      /** @enum {string} */
      database: 'answers' | 'away';
      /** @enum {string} */
      log: 'answers' | 'away';
      head: string | null;
      views: {
        [key: string]: unknown;
      }[];
    };
    /** @description What `event: position` carries: the end of the log, and every view by name. `at` is when it was looked up. */
    LivePosition: {
      head: string | null;
      views: {
        [key: string]: components['schemas']['LiveView'];
      };
      /** @description How far the standing is, which follows the views a moment later; null before its first round. */
      standing: string | null;
      at: string;
    };
    /** @description Where a view stands; `position` is null before its first event. */
    LiveView: {
      position: string | null;
      /** @enum {string} */
      state: 'behind' | 'live' | 'stopped';
      /** @description Events (on Postgres) or log units (elsewhere) between the view and the end of the log. */
      lag: number;
    };
    History: {
      stream: string;
      revision: string;
      events: components['schemas']['HistoryEntry'][];
    };
    /** @description An event of a stream as an auditor reads it. */
    HistoryEntry: {
      id: string;
      revision: string;
      position: string;
      recordedAt: string;
      event: components['schemas']['DomainEvent'];
      context: components['schemas']['CommandContext'];
    };
    /** @description Something that happened, as a decider says it: pure data, `occurredAt` is the business time (ISO 8601, UTC). */
    DomainEvent: {
      type: string;
      version: number;
      occurredAt: string;
      data: {
        [key: string]: unknown;
      };
    };
    /** @description Why and by whom: written with every event of a command, flat so that every store and protocol can carry it. */
    CommandContext: {
      commandId: string;
      commandType: string;
      /** @description SHA-256 of the command's content: the same command id with other content is recognised. */
      commandHash: string;
      actorType: string;
      actorId: string;
      /** @description Ties everything that one request or one file caused. */
      correlationId: string;
      /** @description Id of the event or command that caused this one. */
      causationId: string;
      /** @description Where it came from: "http", "cli", "file:<sha256>". */
      source: string;
    };
    /** @description What `actor` may do with an order now. */
    OrderActions: {
      shopId: string;
      orderNo: string;
      currency: string;
      actor: string;
      /** @description Revision of the order's stream that was asked. */
      revision: string;
      actions: components['schemas']['PossibleAction'][];
    };
    /** @description A command that somebody may send now, or may not and why. */
    PossibleAction: {
      /** @description As the audit trail names it. */
      command: string;
      /** @description The refund, invoice or adjustment that it is about; null for a new one and for the order itself. */
      subject: string | null;
      label: string;
      labelZh: string;
      /** @enum {string} */
      method: 'POST';
      path: string;
      /** @description The If-Match that the command insists on; null if it needs none. */
      ifMatch: string | null;
      allowed: boolean;
      /** @description The code that the command would be refused with; null if it is allowed. */
      code: string | null;
      reason: string | null;
      reasonZh: string | null;
      fields: components['schemas']['ActionField'][];
    };
    /** @description A field of the body of a command, with what a form may offer. */
    ActionField: {
      name: string;
      label: string;
      labelZh: string;
      kind: components['schemas']['ActionFieldKind'];
      required: boolean;
      /** @description What the form begins with; where `min` and `max` are the same, the only value that is taken. */
      value: string | null;
      /** @description Bounds of an amount, both inclusive, in `currency`. */
      min: string | null;
      max: string | null;
      currency: string | null;
      choices: components['schemas']['ActionChoice'][];
    };
    /** @enum {string} */
    ActionFieldKind: 'amount' | 'choice' | 'key' | 'rate' | 'text';
    ActionChoice: {
      value: string;
      label: string;
      labelZh: string;
    };
    /** @description The figures of an order by its own rules, all in `currency`. */
    OrderMoneyAnswer: {
      shopId: string;
      orderNo: string;
      currency: string;
      /** @description Revision of the order's stream that they were read at. */
      revision: string;
      total: string;
      /** @description The total, or nothing once the order is cancelled. */
      owed: string;
      received: string;
      reversed: string;
      refunded: string;
      /** @description Refunds that are asked for and neither paid nor rejected. */
      reserved: string;
      /** @description received − reversed − refunded: the buyer's money that is held. */
      net: string;
      /** @description net − reserved: the most that may still be refunded. */
      refundable: string;
      /** @description Blue invoices that are not voided. */
      invoicedBlue: string;
      invoicedRed: string;
      /** @description Blue less red: what stands invoiced. */
      invoiced: string;
      /** @description The most that may still be invoiced: nothing for a cancelled order. */
      invoiceable: string;
      /** @description What red invoices must still take back, because money went back after it was invoiced. */
      redInvoiceDue: string;
    };
    /** @description What `actor` may do with corrections of the books now. */
    AdjustmentActions: {
      shopId: string;
      actor: string;
      actions: components['schemas']['PossibleAction'][];
    };
    /** @description A mapping and the name under which the shop saved it. */
    SavedMapping: {
      name: string;
      mapping: components['schemas']['ColumnMapping'];
    };
    /** @description How to read a table of any origin as a statement; a value that JSON can hold. */
    ColumnMapping: {
      name: string;
      /** @description Headers of the file. Amounts are one signed column, one column with a `direction` beside it (借/贷, debit/credit…), or `income` and `expense`. */
      columns: {
        date: string;
        orderNo?: string;
        amount?: string;
        expense?: string;
        time?: string;
        income?: string;
        direction?: string;
        balance?: string;
        entryNo?: string;
        type?: string;
        remark?: string;
      };
      /** @description For example dd/MM/yyyy HH:mm; without it year, month and day in this order, as 2025-01-31 or 20250131. */
      dateFormat?: string;
      /**
       * @description The sign between units and their fractions.
       * @enum {string}
       */
      decimal: ',' | '.';
      /**
       * @description `inverted`: what the file shows as positive went out, as bills of credit cards do.
       * @enum {string}
       */
      sign?: 'as-is' | 'inverted';
      /** @description ISO 4217 code. */
      currency?: string;
      accountNo?: string;
    };
    UploadInspection: {
      fileName: string;
      bytes: number;
      parts: components['schemas']['InspectedPart'][];
    };
    /** @description A file, a member of an archive or a sheet of a workbook. */
    InspectedPart: {
      name: string;
      container: components['schemas']['FileContainer'];
      encoding: string;
      /** @description Null if no kind and no single mapping fits: see `reason`, and `proposal`. */
      recognised: components['schemas']['RecognisedKind'] | null;
      reason: string;
      reasonZh: string;
      /** @description Names of the shop's mappings that fit, the best first, whether or not one is used. */
      fittingMappings: string[];
      /** @description Columns and the first twenty rows as text; null for what is no table. */
      table: components['schemas']['TablePreview'] | null;
      /** @description What the columns of a table that nobody knows probably are. */
      proposal: components['schemas']['ProposedMapping'] | null;
      /** @description What reading it to its end gives: statements with declared and computed totals, lines left out, warnings. */
      reading: components['schemas']['Inspection'] | null;
      /** @description The first twenty lines of a statement as they would be recorded, or why not. */
      lines: components['schemas']['PreviewedLine'][];
      /**
       * @description By what those lines were read: the kind or mapping above, or the proposal. Null if there are none.
       * @enum {string|null}
       */
      linesReadBy: 'proposal' | 'recognised' | null;
      /** @description Whether all of its statements are in the log already: importing them again brings nothing. Null for other files. */
      alreadyImported: boolean | null;
      /** @description Why it can't be read, if it is recognised and can't. */
      error: {
        code: string;
        message: string;
      } | null;
    };
    /** @enum {string} */
    FileContainer: 'plain' | 'xls' | 'xlsx' | 'zip';
    /** @description What a part of a file is taken for, and why. */
    RecognisedKind: {
      kind: string;
      name: {
        en: string;
        zh: string;
      };
      family: components['schemas']['FileFamily'];
      /**
       * @description "asked": the request names the kind or the mapping. "signature": nothing else has what it begins with. "columns": so many of its columns are those of the kind. "saved-mapping": no kind fits, and one mapping of the shop does.
       * @enum {string}
       */
      by: 'asked' | 'columns' | 'saved-mapping' | 'signature';
      /** @description How much of the part the kind explains: 100 for a signature, else about the number of columns it knows. */
      score: number | null;
      /** @description Name of the saved mapping by which it is read. */
      mapping: string | null;
    };
    /**
     * @description What a kind of file holds, and so what becomes of it.
     * @enum {string}
     */
    FileFamily: 'invoices' | 'items' | 'orders' | 'refunds' | 'shipments' | 'statement' | 'summary';
    /** @description The beginning of a table: its columns and first rows, as text. */
    TablePreview: {
      delimiter: string;
      headerLine: number;
      columns: string[];
      rows: components['schemas']['PreviewedRow'][];
    };
    /** @description A row of a table as its file has it; `line` counts from 1. */
    PreviewedRow: {
      line: number;
      cells: string[];
    };
    /** @description What the columns of an unknown table probably are. `columns` may lack those without which it can't be read. */
    ProposedMapping: {
      columns: {
        orderNo?: string;
        amount?: string;
        expense?: string;
        date?: string;
        time?: string;
        income?: string;
        direction?: string;
        balance?: string;
        entryNo?: string;
        type?: string;
        remark?: string;
      };
      dateFormat: string | null;
      /** @enum {string} */
      decimal: ',' | '.';
      doubts: components['schemas']['MappingDoubt'][];
    };
    /** @description Something about a proposal that a person has to look at. */
    MappingDoubt: {
      /** @enum {string} */
      code: 'DATE_FORMAT_UNKNOWN' | 'DAY_OR_MONTH' | 'NO_AMOUNT' | 'NO_CURRENCY' | 'NO_DATE';
      text: string;
      textZh: string;
    };
    Inspection: {
      fileName: string;
      kind: string;
      name: {
        en: string;
        zh: string;
      };
      version: string;
      encoding: string;
      sha256: string;
      readerVersion: number;
      /** @description Of a statement. */
      statements?: components['schemas']['InspectedStatement'][];
      /** @description Of any other file: what its rows add up to. */
      totals?: {
        [key: string]: number | string;
      };
      rows: number;
      /** @description Lines that were left out, on purpose or because they can't be read; the first thousand. */
      skipped: {
        line: number;
        code: string;
        reason: string;
      }[];
      skippedCount: number;
      repeated: number;
      declared: {
        [key: string]: number | string;
      };
      computed: {
        [key: string]: number | string;
      };
      warnings: components['schemas']['ReaderWarning'][];
      /** @description Of a file with several parts (an archive, a workbook): each of them; the rest is that of the main part. */
      parts?: components['schemas']['Inspection'][];
    };
    /** @description A statement as `ledger inspect` shows it: sums without sign, null for what the file does not tell. */
    InspectedStatement: {
      account: string;
      currency: string;
      from: string;
      to: string;
      opening: string | null;
      closing: string | null;
      entries: number;
      credits: string;
      debits: string;
      /** @description Null if the file says nothing of itself that its lines could be held against. */
      foots: boolean | null;
      problems: {
        code: string;
        detail: string;
        differenceAmount?: string;
      }[];
    };
    /** @description Something about the file as a whole that a person should know; the rows were read all the same. */
    ReaderWarning: {
      code: string;
      detail: string;
    };
    /** @description A line of a file as it would be recorded, or why it would not be. What the file does not give is null; `amount` and `balance` are signed, in `currency`. Times are ISO 8601 in UTC. */
    PreviewedLine: {
      fileLine: number;
      /** @enum {string} */
      state: 'read' | 'rejected' | 'repeated' | 'skipped';
      occurredAt: string | null;
      amount: string | null;
      balance: string | null;
      /** @description Null as long as the file was not read to its end. */
      currency: string | null;
      entryNo: string | null;
      tradeNo: string | null;
      orderNo: string | null;
      type: string | null;
      remark: string | null;
      /** @description Why it was not read. */
      code: string | null;
      reason: string | null;
    };
    /** @description The imports that this server remembers, those under way and five hundred that ended, the newest first. */
    RememberedImports: {
      imports: components['schemas']['ImportJob'][];
    };
    /** @description An upload and what became of it. */
    ImportJob: {
      importId: string;
      shopId: string;
      kind: string;
      /** @description The name of a saved mapping to read it by. */
      mapping?: string;
      fileName: string;
      actorId: string;
      receivedAt: string;
      /** @enum {string} */
      state: 'done' | 'failed' | 'running' | 'waiting';
      progress: components['schemas']['ImportProgress'];
      report?: components['schemas']['ImportReport'];
      error?: {
        code: string;
        message: string;
      };
    };
    /** @description What is told while an import runs. */
    ImportProgress: {
      /**
       * @description A file is read twice: to see that it can be read to its end, then to record it. Each time from the first byte on.
       * @enum {string}
       */
      phase: 'checking' | 'recording';
      bytes: number;
      totalBytes: number;
      rows: number;
    };
    /** @description What an import did. Rows are the data lines of the file: rows = new + changed + unchanged + rejected + skipped. */
    ImportReport: {
      kind: string;
      /** @description The saved mapping of columns by which the file was read, if it was. */
      mapping?: string;
      fileName: string;
      sha256: string;
      encoding: string;
      rows: number;
      /** @description Orders or statement lines that the ledger did not know. */
      new: number;
      /** @description Known orders of which the file says more than was known. */
      changed: number;
      unchanged: number;
      /** @description Lines that were not taken, with the reason; the first thousand of them. */
      rejected: {
        line: number;
        code: string;
        reason: string;
      }[];
      rejectedCount: number;
      /** @description Lines that are no movement or order of their own (totals, pending entries), with the reason; the first thousand. */
      skipped: {
        line: number;
        code: string;
        reason: string;
      }[];
      skippedCount: number;
      warnings: components['schemas']['ReaderWarning'][];
      /** @description Events that this run wrote. */
      events: number;
      /** @description End of the log when the import ended: a view that has it has all of the import. Null only for an empty log. */
      position: components['schemas']['LogPosition'] | null;
      /** @description Of a file with several parts (an archive, a workbook): what each of them brought; the rest is their sum. */
      files?: components['schemas']['ImportReport'][];
    };
    /** @description Opaque and ordered, e.g. "pg:<log id>:<ordinal>". It names its log, so a checkpoint of another log is recognised. */
    LogPosition: string;
    ReportSchedule: {
      schedule: {
        shopId: string;
        time: string;
        /** @enum {string} */
        every: 'day' | 'month' | 'week';
        /** @enum {string} */
        format: 'csv' | 'json' | 'pdf' | 'xlsx';
        /** @enum {string} */
        language: 'en' | 'zh';
        scheduleId: string;
        scheduledBy: string;
        channel?: string;
        day?: number;
      };
      /** @description Reports that were due at this moment or before are not made. ISO 8601, UTC. */
      since: string;
      active: boolean;
      /** @description The newest report. */
      produced?: {
        shopId: string;
        /** @enum {string} */
        format: 'csv' | 'json' | 'pdf' | 'xlsx';
        scheduleId: string;
        dueAt: string;
        from: string;
        to: string;
        fileName: string;
        sha256: string;
        asOf: string;
        position?: string;
      };
    };
    /** @description A list's answer. `nextCursor` is null on the last page; the list is complete when it was followed to there. */
    PageOfListedRun: {
      items: components['schemas']['ListedRun'][];
      nextCursor: string | null;
    };
    /** @description A run with who recorded it and when. */
    ListedRun: {
      recordedAt: string;
      recordedBy: string;
      shopId: string;
      summary: {
        currency: string;
        amount: string;
        code: string;
        count: number;
      }[];
      runId: string;
      rulesVersion: number;
      policyVersion: number;
      resultHash: string;
      differencesHash: string;
      differenceCount: number;
      position?: string;
      asOf?: string;
      knownAt?: string;
    };
    RunAnswer: {
      /** @description The run; one that said the same before if there was nothing new to say. */
      runId: string;
      /** @description The stream that the command was decided on. */
      stream: string;
      /** @description Revision of the stream after it: the ETag, and what If-Match compares. */
      revision: string;
      /** @description Position in the log: pass it as ?after= to read your own write. */
      position: string | null;
      /** @description Types of the events written; none if there was nothing new to say. */
      events: string[];
      /** @description True if the same Idempotency-Key had done this before. */
      replayed: boolean;
    };
    /** @description A run and a page of its differences. */
    RunWithDifferences: {
      recordedAt: string;
      recordedBy: string;
      shopId: string;
      summary: {
        currency: string;
        amount: string;
        code: string;
        count: number;
      }[];
      runId: string;
      rulesVersion: number;
      policyVersion: number;
      resultHash: string;
      differencesHash: string;
      differenceCount: number;
      position?: string;
      asOf?: string;
      knownAt?: string;
      items: {
        currency: string;
        amount: string;
        code: string;
        id: string;
        subjectKind: string;
        subject: string;
        effectAmount: string;
      }[];
      nextCursor: string | null;
    };
    /** @description What a reconciliation says otherwise than an earlier run, which `runId` to `resultHash` name. */
    RunDiff: {
      runId: string;
      asOf: string | null;
      position: string | null;
      rulesVersion: number;
      policyVersion: number;
      resultHash: string;
      totals: components['schemas']['RunDiffTotal'][];
      appeared: {
        currency: string;
        amount: string;
        code: string;
        id: string;
        subjectKind: string;
        subject: string;
        effectAmount: string;
      }[];
      disappeared: {
        currency: string;
        amount: string;
        code: string;
        id: string;
        subjectKind: string;
        subject: string;
        effectAmount: string;
      }[];
      changed: components['schemas']['ChangedDifference'][];
    };
    /** @description How many differences of a code came, went or changed, and their sum; of changed ones the sum of to − from. */
    RunDiffTotal: {
      /** @enum {string} */
      change: 'appeared' | 'changed' | 'disappeared';
      code: string;
      currency: string;
      count: number;
      amount: string;
    };
    /** @description A difference that both runs have, at another amount. Amounts are of `currency`. */
    ChangedDifference: {
      from: string;
      to: string;
      currency: string;
      code: string;
      id: string;
      subjectKind: string;
      subject: string;
    };
    SystemStatus: {
      versions: components['schemas']['SystemVersions'];
      /** @description When this server was started. */
      startedAt: string;
      log: components['schemas']['SystemLog'];
      views: components['schemas']['SystemView'][];
    };
    SystemVersions: {
      ledger: string;
      node: string;
      /** @description Of the database of the views. */
      postgresql: string;
    };
    /** @description The event log. Sizes are bytes, as whole numbers in text. */
    SystemLog: {
      /** @description "postgres" or "eventstoredb". */
      store: string;
      head: string | null;
      /** @description In PostgreSQL the log counts its events; elsewhere it is the most that a view has taken. */
      events: number;
      /** @description Null where the log is not in the database of the views: only its server knows. */
      sizeBytes: string | null;
    };
    /** @description A view against the log. Times are ISO 8601 in UTC. */
    SystemView: {
      name: string;
      version: number;
      /** @enum {string} */
      state: 'behind' | 'live' | 'stopped';
      /** @description Events (on PostgreSQL) or log units (elsewhere) between the view and the end of the log. */
      lag: number;
      position: string | null;
      eventsDone: number;
      /** @description When the newest event that the view has was recorded. */
      lastRecordedAt: string | null;
      sizeBytes: string | null;
      /** @description Why it stopped. */
      error: string | null;
    };
    /** @description Rebuilds that this server remembers, the newest first. */
    ViewRebuilds: {
      items: components['schemas']['ViewRebuild'][];
    };
    /** @description A rebuild of views and how far it is. Times are ISO 8601 in UTC. */
    ViewRebuild: {
      rebuildId: string;
      views: string[];
      actorId: string;
      /** @enum {string} */
      state: 'done' | 'failed' | 'running';
      eventsDone: number;
      /** @description Events of the log when it began. */
      eventsTotal: number;
      /** @description From 0 to 100, whole; 100 only when it is done. */
      percent: number;
      startedAt: string;
      endedAt: string | null;
      error: string | null;
    };
    PlaceOrderBody: {
      /** @description The platform's number of the order */
      orderNo: string;
      /**
       * @description ISO 4217 code
       * @example CNY
       */
      currency: string;
      /**
       * Format: decimal
       * @description To be paid in all, freight and tax included
       * @example 178.80
       */
      totalAmount: string;
      /**
       * @description Where it was placed
       * @example tmall
       */
      channel: string;
      /** @description The lines sum to the total */
      lines?: components['schemas'][];
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
    };
    AmendOrderBody: {
      /**
       * Format: decimal
       * @description To be paid in all from now on
       * @example 178.80
       */
      totalAmount: string;
      /**
       * @description The order's currency, if you want it checked
       * @example CNY
       */
      currency?: string;
      /** @description Why */
      reason: string;
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
    };
    ReasonBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /** @description Why */
      reason: string;
    };
    ShipOrderBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /** @description Your number of the shipment, unique in the order */
      shipmentId: string;
      /**
       * @description Who carries it
       * @example SF
       */
      carrier: string;
      /** @description The carrier's number of the parcel */
      trackingNo: string;
      /** @description The lines in this parcel; the whole order if absent */
      lineNos?: string[];
    };
    OccurrenceBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
    };
    PaymentReceivedBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /**
       * Format: decimal
       * @description Above zero
       * @example 178.80
       */
      amount: string;
      /**
       * @description The order's currency, if you want it checked
       * @example CNY
       */
      currency?: string;
      /** @description Your number of the payment, unique in the order */
      paymentId: string;
      /**
       * @description How it was paid
       * @example alipay
       */
      channel: string;
      /** @description The payment service's own number */
      channelReference?: string;
    };
    PaymentFailedBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /**
       * Format: decimal
       * @description Above zero
       * @example 178.80
       */
      amount: string;
      /**
       * @description The order's currency, if you want it checked
       * @example CNY
       */
      currency?: string;
      /** @description Your number of the attempt, unique in the order */
      paymentId: string;
      /** @description Why it failed */
      reason: string;
    };
    ReversalBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /**
       * Format: decimal
       * @description Above zero
       * @example 178.80
       */
      amount: string;
      /**
       * @description The order's currency, if you want it checked
       * @example CNY
       */
      currency?: string;
      /** @description Your number of the reversal, unique in the order */
      reversalId: string;
      /** @description Why it was taken back */
      reason: string;
    };
    RequestRefundBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /**
       * Format: decimal
       * @description Above zero
       * @example 178.80
       */
      amount: string;
      /**
       * @description The order's currency, if you want it checked
       * @example CNY
       */
      currency?: string;
      /** @description Your number of the refund, unique in the order */
      refundId: string;
      /** @description Why money should go back */
      reason: string;
      /** @description The order line it is about; the whole order if absent */
      lineNo?: string;
    };
    PayoutBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /**
       * Format: decimal
       * @description Above zero
       * @example 178.80
       */
      amount: string;
      /**
       * @description The order's currency, if you want it checked
       * @example CNY
       */
      currency?: string;
      /** @description The payment service's number of the payout */
      payoutReference: string;
    };
    PlatformRefundBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /**
       * Format: decimal
       * @description Above zero
       * @example 178.80
       */
      amount: string;
      /**
       * @description The order's currency, if you want it checked
       * @example CNY
       */
      currency?: string;
      /** @description The platform's number of the refund, unique in the order */
      refundId: string;
      /**
       * @description Which platform paid it
       * @example tmall
       */
      platform: string;
      /** @description The report that says so */
      evidence: string;
    };
    IssueInvoiceBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /**
       * Format: decimal
       * @description Above zero
       * @example 178.80
       */
      amount: string;
      /**
       * @description The order's currency, if you want it checked
       * @example CNY
       */
      currency?: string;
      /** @description Number of the invoice, unique for its issuer */
      invoiceNo: string;
      /** @description Tax number of the issuer */
      issuerTaxNo: string;
      /**
       * Format: decimal
       * @description The tax in it as printed; computed from the rate if absent
       * @example 178.80
       */
      taxAmount?: string;
      /**
       * Format: decimal
       * @description Tax rate
       * @example 0.13
       */
      taxRate: string;
      /**
       * @description Whom it is for
       * @enum {string}
       */
      buyerKind: 'company' | 'individual';
      /** @description Tax number of a company; an individual has none */
      buyerTaxNo?: string;
    };
    IssueRedInvoiceBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /**
       * Format: decimal
       * @description Above zero
       * @example 178.80
       */
      amount: string;
      /**
       * @description The order's currency, if you want it checked
       * @example CNY
       */
      currency?: string;
      /** @description Number of the red invoice itself, unique for its issuer */
      invoiceNo: string;
      /**
       * Format: decimal
       * @description The tax in it as printed; computed from the rate if absent
       * @example 178.80
       */
      taxAmount?: string;
      /** @description Why */
      reason: string;
    };
    ProposeAdjustmentBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /** @description Your number of the adjustment, unique in the shop */
      adjustmentId: string;
      /** @description The order it is about, if any */
      orderNo?: string;
      /**
       * @description ISO 4217 code
       * @example CNY
       */
      currency: string;
      /**
       * Format: decimal
       * @description Above zero
       * @example 178.80
       */
      amount: string;
      /**
       * @description Account of the chart that is debited
       * @example 6711
       */
      debitAccount: string;
      /**
       * @description Account of the chart that is credited
       * @example 1122
       */
      creditAccount: string;
      /** @description Why the books must be corrected */
      reason: string;
    };
    AcknowledgeAlertBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /**
       * @description The rule that raised it
       * @example COMPLETED_NOT_SETTLED
       */
      rule: string;
      /**
       * @description Kind of its subject
       * @example order
       */
      subjectKind: string;
      /** @description Its subject: an order, a line, a statement or a month */
      subject: string;
      /**
       * @description ISO 4217 code
       * @example CNY
       */
      currency: string;
      /**
       * Format: decimal
       * @description What was at stake when it was seen
       * @example 178.80
       */
      amount: string;
      /** @description What will be done about it */
      reason?: string;
    };
    ResolveAlertBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /**
       * @description The rule that raised it
       * @example COMPLETED_NOT_SETTLED
       */
      rule: string;
      /**
       * @description Kind of its subject
       * @example order
       */
      subjectKind: string;
      /** @description Its subject: an order, a line, a statement or a month */
      subject: string;
      /**
       * @description ISO 4217 code
       * @example CNY
       */
      currency: string;
      /**
       * Format: decimal
       * @description What was at stake when it was seen
       * @example 178.80
       */
      amount: string;
      /** @description Why nothing more is to be done */
      reason: string;
    };
    ReopenAlertBody: {
      /**
       * Format: date-time
       * @description Business time: ISO 8601 with "Z" or an offset. The moment of the request if absent.
       * @example 2026-03-01T08:00:00Z
       */
      occurredAt?: string;
      /** @description Why it is open again */
      reason?: string;
    };
    ShopSettingsBody: {
      /**
       * @description Zone of the files and dates of the shop
       * @example Asia/Shanghai
       */
      zone: string;
      /** @description From the buyer's confirmation until the platform must have paid out */
      settlementWaitDays: number;
      /** @description From a refund until the money must have left the account */
      refundWaitDays: number;
      /** @description From a full refund until the platform must have returned its fees */
      feeReturnWaitDays: number;
      /** @description One for each currency */
      roundingTolerances: components['schemas'][];
      /** @description What the platform charges, by date */
      fees: components['schemas'][];
      /** @description From a payout until it must stand in the bank */
      payoutWaitDays?: number;
      /** @description From the payment until the goods must have left */
      shipmentWaitDays?: number;
      /** @description From a refund with return until the goods must be back */
      returnWaitDays?: number;
      /** @description From the buyer's confirmation until an invoice asked for is due */
      invoiceWaitDays?: number;
      /** @description From a refund after the invoice until the red invoice is due */
      redInvoiceWaitDays?: number;
      /** @description Channels that settle otherwise than is usual for them */
      channels?: components['schemas'][];
      /** @description Numbers of orders to be listed apart */
      specialOrders?: string[];
    };
    ImportBody: {
      /**
       * Format: binary
       * @description An order report or a payment statement as downloaded
       */
      file: string;
    };
    ScheduleReportBody: {
      /** @description Your name of the schedule, unique in the shop; it begins the names of the files */
      scheduleId: string;
      /**
       * @description How often: the report is of the day, the seven days or the month before
       * @enum {string}
       */
      every: 'day' | 'week' | 'month';
      /**
       * @description When, in the shop's zone
       * @example 06:00
       */
      time: string;
      /** @description Every week: 1 (Monday) to 7. Every month: 1 to 28. */
      day?: number;
      /** @description Only orders of this channel */
      channel?: string;
      /**
       * @description What the report is written as
       * @enum {string}
       */
      format: 'csv' | 'xlsx' | 'pdf' | 'json';
      /**
       * @description Which language the headings begin with
       * @enum {string}
       */
      language: 'zh' | 'en';
    };
    RecordRunBody: {
      /**
       * @description Only what took effect before this instant or date; the end of the statements if absent
       * @example 2026-04-01
       */
      asOf?: string;
      /** @description Only what had been recorded at this instant or date, or up to this position of the log */
      knownAt?: string;
    };
    RebuildBody: {
      /** @description Names of views; all of them if absent */
      views?: string[];
    };
    /** @description RFC 9457. `code` is stable; `detail` names the thing and the figures, `details` repeats them as data. */
    Problem: {
      /**
       * Format: uri
       * @example urn:ledger:problem:REFUND_EXCEEDS_RECEIVED
       */
      type: string;
      title: string;
      status: number;
      /** @example REFUND_EXCEEDS_RECEIVED */
      code: string;
      detail: string;
      /** @description The same in Chinese, where a person is to read it */
      detailZh?: string;
      /** Format: uri-reference */
      instance: string;
      details?: {
        [key: string]: unknown;
      };
      errors?: {
        /** @description JSON Pointer into the body */
        pointer?: string;
        /** @description Name of a query parameter */
        parameter?: string;
        detail: string;
        /** @description The same in Chinese */
        detailZh?: string;
      }[];
      /** @description Id under which an unforeseen error stands in the log */
      incident?: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type PageOfOrderView = components['schemas']['PageOfOrderView'];
export type OrderView = components['schemas']['OrderView'];
export type CommandAnswer = components['schemas']['CommandAnswer'];
export type OrderAsOf = components['schemas']['OrderAsOf'];
export type PageOfMovementView = components['schemas']['PageOfMovementView'];
export type MovementView = components['schemas']['MovementView'];
export type PageOfPaymentView = components['schemas']['PageOfPaymentView'];
export type PaymentView = components['schemas']['PaymentView'];
export type PaymentState = components['schemas']['PaymentState'];
export type ReversalView = components['schemas']['ReversalView'];
export type PageOfRefundView = components['schemas']['PageOfRefundView'];
export type RefundView = components['schemas']['RefundView'];
export type RefundState = components['schemas']['RefundState'];
export type PageOfInvoiceView = components['schemas']['PageOfInvoiceView'];
export type InvoiceView = components['schemas']['InvoiceView'];
export type InvoiceKind = components['schemas']['InvoiceKind'];
export type InvoiceState = components['schemas']['InvoiceState'];
export type PageOfShipmentView = components['schemas']['PageOfShipmentView'];
export type ShipmentView = components['schemas']['ShipmentView'];
export type ShipmentState = components['schemas']['ShipmentState'];
export type PageOfAdjustmentView = components['schemas']['PageOfAdjustmentView'];
export type AdjustmentView = components['schemas']['AdjustmentView'];
export type AdjustmentAccount = components['schemas']['AdjustmentAccount'];
export type ReconciliationSummary = components['schemas']['ReconciliationSummary'];
export type SettlementSettings = components['schemas']['SettlementSettings'];
export type ChannelSettings = components['schemas']['ChannelSettings'];
export type RoundingTolerance = components['schemas']['RoundingTolerance'];
export type FeeRate = components['schemas']['FeeRate'];
export type StatementCoverage = components['schemas']['StatementCoverage'];
export type MoneySummary = components['schemas']['MoneySummary'];
export type DifferenceSummary = components['schemas']['DifferenceSummary'];
export type PageOfReconciledOrder = components['schemas']['PageOfReconciledOrder'];
export type ReconciledOrder = components['schemas']['ReconciledOrder'];
export type OrderReconciliation = components['schemas']['OrderReconciliation'];
export type MoneyStep = components['schemas']['MoneyStep'];
export type MoneyStepName = components['schemas']['MoneyStepName'];
export type ComparedFigure = components['schemas']['ComparedFigure'];
export type OrderMovement = components['schemas']['OrderMovement'];
export type OrderLine = components['schemas']['OrderLine'];
export type Difference = components['schemas']['Difference'];
export type SubjectKind = components['schemas']['SubjectKind'];
export type PageOfReconciledLine = components['schemas']['PageOfReconciledLine'];
export type ReconciledLine = components['schemas']['ReconciledLine'];
export type ExplainedLine = components['schemas']['ExplainedLine'];
export type LineCandidate = components['schemas']['LineCandidate'];
export type CandidateFoundBy = components['schemas']['CandidateFoundBy'];
export type LineRejection = components['schemas']['LineRejection'];
export type PageOfDifference = components['schemas']['PageOfDifference'];
export type PageOfExplainedPayout = components['schemas']['PageOfExplainedPayout'];
export type ExplainedPayout = components['schemas']['ExplainedPayout'];
export type PayoutCandidate = components['schemas']['PayoutCandidate'];
export type PayoutRejection = components['schemas']['PayoutRejection'];
export type PageOfImportedStatement = components['schemas']['PageOfImportedStatement'];
export type ImportedStatement = components['schemas']['ImportedStatement'];
export type KindName = components['schemas']['KindName'];
export type StatementFigures = components['schemas']['StatementFigures'];
export type StatementFinding = components['schemas']['StatementFinding'];
export type PageOfStatementLineView = components['schemas']['PageOfStatementLineView'];
export type StatementLineView = components['schemas']['StatementLineView'];
export type StatementAccounts = components['schemas']['StatementAccounts'];
export type StatementAccount = components['schemas']['StatementAccount'];
export type TimeSpan = components['schemas']['TimeSpan'];
export type BrokenStatement = components['schemas']['BrokenStatement'];
export type AccountCalendar = components['schemas']['AccountCalendar'];
export type AccountDays = components['schemas']['AccountDays'];
export type AccountDay = components['schemas']['AccountDay'];
export type DayFinding = components['schemas']['DayFinding'];
export type PageOfShopView = components['schemas']['PageOfShopView'];
export type ShopView = components['schemas']['ShopView'];
export type SearchAnswer = components['schemas']['SearchAnswer'];
export type SearchHit = components['schemas']['SearchHit'];
export type PageOfAuditEntry = components['schemas']['PageOfAuditEntry'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type AuditFacets = components['schemas']['AuditFacets'];
export type AuditFacetValue = components['schemas']['AuditFacetValue'];
export type RecordedEventView = components['schemas']['RecordedEventView'];
export type PayloadList = components['schemas']['PayloadList'];
export type CauseTree = components['schemas']['CauseTree'];
export type CauseNode = components['schemas']['CauseNode'];
export type PageOfOrderTimelineEntry = components['schemas']['PageOfOrderTimelineEntry'];
export type OrderTimelineEntry = components['schemas']['OrderTimelineEntry'];
export type TimelineCause = components['schemas']['TimelineCause'];
export type TimelineDocument = components['schemas']['TimelineDocument'];
export type PageOfHandledAlert = components['schemas']['PageOfHandledAlert'];
export type HandledAlert = components['schemas']['HandledAlert'];
export type TrialBalance = components['schemas']['TrialBalance'];
export type TrialBalanceComparison = components['schemas']['TrialBalanceComparison'];
export type ComparedCurrency = components['schemas']['ComparedCurrency'];
export type ComparedAccount = components['schemas']['ComparedAccount'];
export type SidedBalance = components['schemas']['SidedBalance'];
export type BalanceSide = components['schemas']['BalanceSide'];
export type CurrencyBalance = components['schemas']['CurrencyBalance'];
export type AccountBalance = components['schemas']['AccountBalance'];
export type ChartOfAccounts = components['schemas']['ChartOfAccounts'];
export type ChartAccount = components['schemas']['ChartAccount'];
export type CurrencyTurnover = components['schemas']['CurrencyTurnover'];
export type AccountLedger = components['schemas']['AccountLedger'];
export type Account = components['schemas']['Account'];
export type Turnover = components['schemas']['Turnover'];
export type LedgerEntry = components['schemas']['LedgerEntry'];
export type ContraAccount = components['schemas']['ContraAccount'];
export type PageOfEntryView = components['schemas']['PageOfEntryView'];
export type EntryView = components['schemas']['EntryView'];
export type StandingSummary = components['schemas']['StandingSummary'];
export type StandingMoney = components['schemas']['StandingMoney'];
export type ChannelMoney = components['schemas']['ChannelMoney'];
export type StandingOrderCounts = components['schemas']['StandingOrderCounts'];
export type StatusCount = components['schemas']['StatusCount'];
export type StandingLineCounts = components['schemas']['StandingLineCounts'];
export type DifferencesOfCurrency = components['schemas']['DifferencesOfCurrency'];
export type DifferencesOfCode = components['schemas']['DifferencesOfCode'];
export type DifferencesOfAge = components['schemas']['DifferencesOfAge'];
export type DifferencesOfCodeAndAge = components['schemas']['DifferencesOfCodeAndAge'];
export type OpenAlerts = components['schemas']['OpenAlerts'];
export type StandingDays = components['schemas']['StandingDays'];
export type StandingDay = components['schemas']['StandingDay'];
export type StandingPageOfStandingOrder = components['schemas']['StandingPageOfStandingOrder'];
export type StandingOrder = components['schemas']['StandingOrder'];
export type StandingPageOfStandingDifference = components['schemas']['StandingPageOfStandingDifference'];
export type StandingDifference = components['schemas']['StandingDifference'];
export type LedgerSays = components['schemas']['LedgerSays'];
export type StatementSays = components['schemas']['StatementSays'];
export type StandingPageOfHandledAlert = components['schemas']['StandingPageOfHandledAlert'];
export type PageOfShopStanding = components['schemas']['PageOfShopStanding'];
export type ShopStanding = components['schemas']['ShopStanding'];
export type Readiness = components['schemas']['Readiness'];
export type LivePosition = components['schemas']['LivePosition'];
export type LiveView = components['schemas']['LiveView'];
export type History = components['schemas']['History'];
export type HistoryEntry = components['schemas']['HistoryEntry'];
export type DomainEvent = components['schemas']['DomainEvent'];
export type CommandContext = components['schemas']['CommandContext'];
export type OrderActions = components['schemas']['OrderActions'];
export type PossibleAction = components['schemas']['PossibleAction'];
export type ActionField = components['schemas']['ActionField'];
export type ActionFieldKind = components['schemas']['ActionFieldKind'];
export type ActionChoice = components['schemas']['ActionChoice'];
export type OrderMoneyAnswer = components['schemas']['OrderMoneyAnswer'];
export type AdjustmentActions = components['schemas']['AdjustmentActions'];
export type SavedMapping = components['schemas']['SavedMapping'];
export type ColumnMapping = components['schemas']['ColumnMapping'];
export type UploadInspection = components['schemas']['UploadInspection'];
export type InspectedPart = components['schemas']['InspectedPart'];
export type FileContainer = components['schemas']['FileContainer'];
export type RecognisedKind = components['schemas']['RecognisedKind'];
export type FileFamily = components['schemas']['FileFamily'];
export type TablePreview = components['schemas']['TablePreview'];
export type PreviewedRow = components['schemas']['PreviewedRow'];
export type ProposedMapping = components['schemas']['ProposedMapping'];
export type MappingDoubt = components['schemas']['MappingDoubt'];
export type Inspection = components['schemas']['Inspection'];
export type InspectedStatement = components['schemas']['InspectedStatement'];
export type ReaderWarning = components['schemas']['ReaderWarning'];
export type PreviewedLine = components['schemas']['PreviewedLine'];
export type RememberedImports = components['schemas']['RememberedImports'];
export type ImportJob = components['schemas']['ImportJob'];
export type ImportProgress = components['schemas']['ImportProgress'];
export type ImportReport = components['schemas']['ImportReport'];
export type LogPosition = components['schemas']['LogPosition'];
export type ReportSchedule = components['schemas']['ReportSchedule'];
export type PageOfListedRun = components['schemas']['PageOfListedRun'];
export type ListedRun = components['schemas']['ListedRun'];
export type RunAnswer = components['schemas']['RunAnswer'];
export type RunWithDifferences = components['schemas']['RunWithDifferences'];
export type RunDiff = components['schemas']['RunDiff'];
export type RunDiffTotal = components['schemas']['RunDiffTotal'];
export type ChangedDifference = components['schemas']['ChangedDifference'];
export type SystemStatus = components['schemas']['SystemStatus'];
export type SystemVersions = components['schemas']['SystemVersions'];
export type SystemLog = components['schemas']['SystemLog'];
export type SystemView = components['schemas']['SystemView'];
export type ViewRebuilds = components['schemas']['ViewRebuilds'];
export type ViewRebuild = components['schemas']['ViewRebuild'];
export type PlaceOrderBody = components['schemas']['PlaceOrderBody'];
export type AmendOrderBody = components['schemas']['AmendOrderBody'];
export type ReasonBody = components['schemas']['ReasonBody'];
export type ShipOrderBody = components['schemas']['ShipOrderBody'];
export type OccurrenceBody = components['schemas']['OccurrenceBody'];
export type PaymentReceivedBody = components['schemas']['PaymentReceivedBody'];
export type PaymentFailedBody = components['schemas']['PaymentFailedBody'];
export type ReversalBody = components['schemas']['ReversalBody'];
export type RequestRefundBody = components['schemas']['RequestRefundBody'];
export type PayoutBody = components['schemas']['PayoutBody'];
export type PlatformRefundBody = components['schemas']['PlatformRefundBody'];
export type IssueInvoiceBody = components['schemas']['IssueInvoiceBody'];
export type IssueRedInvoiceBody = components['schemas']['IssueRedInvoiceBody'];
export type ProposeAdjustmentBody = components['schemas']['ProposeAdjustmentBody'];
export type AcknowledgeAlertBody = components['schemas']['AcknowledgeAlertBody'];
export type ResolveAlertBody = components['schemas']['ResolveAlertBody'];
export type ReopenAlertBody = components['schemas']['ReopenAlertBody'];
export type ShopSettingsBody = components['schemas']['ShopSettingsBody'];
export type ImportBody = components['schemas']['ImportBody'];
export type ScheduleReportBody = components['schemas']['ScheduleReportBody'];
export type RecordRunBody = components['schemas']['RecordRunBody'];
export type RebuildBody = components['schemas']['RebuildBody'];
export type Problem = components['schemas']['Problem'];
export type $defs = Record<string, never>;
export interface operations {
  OrdersController_list: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description An order number, or its beginning: three characters or more */
        q?: string;
        /** @description State of the order */
        status?:
          | 'placed'
          | 'partially-paid'
          | 'paid'
          | 'shipped'
          | 'delivered'
          | 'completed'
          | 'refunded'
          | 'cancelled'
          | 'closed';
        /** @description Where the order was placed, for example tmall */
        channel?: string;
        /** @description ISO 4217 code of the currency */
        currency?: string;
        /** @description The order comes to this much at least; the same as maxTotal finds the exact amount */
        minTotal?: string;
        /** @description The order comes to this much at most */
        maxTotal?: string;
        /** @description Placed at or after this instant, or from this date in China on */
        from?: string;
        /** @description Placed before this instant or date */
        to?: string;
        /** @description Only orders with a refund that is asked for and neither paid nor rejected */
        withOpenRefund?: 'true';
        /** @description What the list is sorted by; total is by currency first */
        sort?: 'placedAt' | 'total' | 'updatedAt';
        /** @description The latest and largest first, or last */
        direction?: 'desc' | 'asc';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfOrderView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderController_place: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PlaceOrderBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrdersController_one: {
    parameters: {
      query?: {
        /** @description Only what took effect before this instant, or before this date in China */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        orderNo: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderAsOf'] | components['schemas']['OrderView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrdersController_movements: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        orderNo: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfMovementView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderSearchController_search: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description An order number, or its beginning: three characters or more */
        q?: string;
        /** @description State of the order */
        status?:
          | 'placed'
          | 'partially-paid'
          | 'paid'
          | 'shipped'
          | 'delivered'
          | 'completed'
          | 'refunded'
          | 'cancelled'
          | 'closed';
        /** @description Where the order was placed, for example tmall */
        channel?: string;
        /** @description ISO 4217 code of the currency */
        currency?: string;
        /** @description The order comes to this much at least; the same as maxTotal finds the exact amount */
        minTotal?: string;
        /** @description The order comes to this much at most */
        maxTotal?: string;
        /** @description Placed at or after this instant, or from this date in China on */
        from?: string;
        /** @description Placed before this instant or date */
        to?: string;
        /** @description Only orders with a refund that is asked for and neither paid nor rejected */
        withOpenRefund?: 'true';
        /** @description What the list is sorted by; total is by currency first */
        sort?: 'placedAt' | 'total' | 'updatedAt';
        /** @description The latest and largest first, or last */
        direction?: 'desc' | 'asc';
        /** @description Id of a shop */
        shop?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfOrderView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderPartsController_payments: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        orderNo: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfPaymentView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PaymentController_receive: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PaymentReceivedBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderPartsController_refunds: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        orderNo: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfRefundView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RefundController_request: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestRefundBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderPartsController_invoices: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        orderNo: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfInvoiceView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  InvoiceController_issue: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IssueInvoiceBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderPartsController_shipments: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        orderNo: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfShipmentView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ShipmentController_ship: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ShipOrderBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderPartsController_adjustments: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        orderNo: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfAdjustmentView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AdjustmentsViewController_list: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Id of a shop */
        shop?: string;
        /** @description Number of the order that it names */
        order?: string;
        /** @description Where it stands */
        state?: 'proposed' | 'approved' | 'rejected' | 'posted';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfAdjustmentView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ShopAdjustmentViewController_one: {
    parameters: {
      query?: {
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        adjustmentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdjustmentView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReconciliationController_summary: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Only what took effect before this instant, or before this date in China */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description Orders placed at or after this instant, or from this date in China on */
        from?: string;
        /** @description Orders placed before this instant or date */
        to?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReconciliationSummary'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReconciliationController_orders: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Only what took effect before this instant, or before this date in China */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description Orders placed at or after this instant, or from this date in China on */
        from?: string;
        /** @description Orders placed before this instant or date */
        to?: string;
        /** @description What the reconciliation says of the order */
        status?:
          | 'cancelled'
          | 'unpaid'
          | 'in-transit'
          | 'outside-statement'
          | 'settled'
          | 'refund-pending'
          | 'refunded'
          | 'settled-with-difference'
          | 'missing';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfReconciledOrder'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReconciliationController_order: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Only what took effect before this instant, or before this date in China */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description Orders placed at or after this instant, or from this date in China on */
        from?: string;
        /** @description Orders placed before this instant or date */
        to?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        orderNo: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderReconciliation'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReconciliationController_lines: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Only what took effect before this instant, or before this date in China */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description Orders placed at or after this instant, or from this date in China on */
        from?: string;
        /** @description Orders placed before this instant or date */
        to?: string;
        /** @description Whether the line belongs to an order of the ledger */
        matched?: boolean;
        /** @description Class of the line */
        class?:
          | 'receipt'
          | 'subsidy'
          | 'refund'
          | 'batch-settlement'
          | 'commission'
          | 'commission-return'
          | 'software-fee'
          | 'points'
          | 'points-return'
          | 'affiliate'
          | 'affiliate-return'
          | 'credit-pay-fee'
          | 'credit-pay-fee-return'
          | 'payment-fee'
          | 'payment-fee-return'
          | 'processing-fee'
          | 'processing-fee-return'
          | 'dispute-fee'
          | 'dispute-fee-return'
          | 'fee-tax'
          | 'fee-tax-return'
          | 'experience-fee'
          | 'coupon-clawback'
          | 'coupon-clawback-return'
          | 'freight-insurance'
          | 'logistics-fee'
          | 'logistics-fee-return'
          | 'charity'
          | 'promotion-topup'
          | 'withdrawal'
          | 'own-transfer'
          | 'deposit'
          | 'hold'
          | 'conversion'
          | 'interest'
          | 'loan'
          | 'penalty'
          | 'compensation'
          | 'chargeback'
          | 'adjustment'
          | 'other-fee'
          | 'other-fee-return'
          | 'unclassified';
        /** @description Id of the statement that first told of the line */
        statement?: string;
        /** @description Number of an entry, a trade, an order or a payout, or id of a line */
        q?: string;
        /** @description Lines of at least this amount, whether it came in or went out */
        minAmount?: string;
        /** @description Lines of at most this amount, whether it came in or went out */
        maxAmount?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfReconciledLine'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReconciliationController_line: {
    parameters: {
      query?: {
        /** @description Only what took effect before this instant, or before this date in China */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        lineId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplainedLine'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReconciliationController_differences: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Only what took effect before this instant, or before this date in China */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description Orders placed at or after this instant, or from this date in China on */
        from?: string;
        /** @description Orders placed before this instant or date */
        to?: string;
        /** @description Code of the difference */
        code?:
          | 'AMOUNT_MISMATCH'
          | 'CHARGEBACK'
          | 'COMPENSATION'
          | 'CURRENCY'
          | 'DUPLICATE_PAYMENT'
          | 'EXTRA_SHIPMENT'
          | 'FEE_MISMATCH'
          | 'FEE_MISSING'
          | 'FEE_NOT_RETURNED'
          | 'INVOICE_DUPLICATE'
          | 'INVOICE_LATE'
          | 'INVOICE_MISSING'
          | 'INVOICE_OVER'
          | 'MISSING_IN_LEDGER'
          | 'MISSING_IN_STATEMENT'
          | 'PAID_NOT_SHIPPED'
          | 'PAYOUT_SPLIT'
          | 'RED_INVOICE_DUE'
          | 'REFUND_EXCEEDS_PAID'
          | 'REFUND_NOT_SETTLED'
          | 'REFUND_WITHOUT_REQUEST'
          | 'RETURN_NOT_RECEIVED'
          | 'ROUNDING'
          | 'SHIPPED_NOT_PAID'
          | 'SHORT_SHIPMENT'
          | 'SPECIAL_ORDER'
          | 'STATEMENT_GAP'
          | 'STATUS_MISMATCH'
          | 'UNCLASSIFIED_FEE'
          | 'WITHDRAWAL_PENDING';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfDifference'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PayoutsController_payouts: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Only what took effect before this instant, or before this date in China */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description Payouts made at or after this instant, or from this date in China on */
        from?: string;
        /** @description Payouts made before this instant or date */
        to?: string;
        /** @description What became of the payout */
        status?: 'arrived' | 'in-transit' | 'pending' | 'returned' | 'differs' | 'outside-statement';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfExplainedPayout'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReportController_reconciliation: {
    parameters: {
      query?: {
        /** @description The month in which the orders were placed, e.g. 2026-01; instead of from and to */
        month?: string;
        /** @description First date of the period in the shop's zone, e.g. 2026-01-01 */
        from?: string;
        /** @description First date after the period */
        to?: string;
        /** @description Only orders of this channel */
        channel?: string;
        /** @description Only what took effect before this instant, or before this date in the shop's zone */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description What the report is written as */
        format?: 'csv' | 'xlsx' | 'pdf' | 'json';
        /** @description Which language the headings begin with */
        lang?: 'zh' | 'en';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report as a file */
      200: {
        headers: {
          /** @description SHA-256 of what the file is made of */
          ETag?: string;
          /** @description The name of the file */
          'Content-Disposition'?: string;
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
          'application/pdf': string;
          'application/json': string;
        };
      };
      /** @description If-None-Match names this report */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ShopSettingsViewController_settings: {
    parameters: {
      query?: {
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SettlementSettings'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ShopSettingsController_change: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ShopSettingsBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  StatementsController_list: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Number of the account */
        account?: string;
        /** @description Kind of statement, as `ledger formats` lists it */
        kind?: string;
        /** @description Whether it was read to its end, and agrees with itself and the one before */
        state?: 'complete' | 'incomplete' | 'problem';
        /** @description Statements that cover this instant, this date in China, or later ones */
        from?: string;
        /** @description Statements that cover time before this instant or date */
        to?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfImportedStatement'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  StatementsController_one: {
    parameters: {
      query?: {
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        statementId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportedStatement'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  StatementsController_lines: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Lines at or after this instant, or from this date in China on */
        from?: string;
        /** @description Lines before this instant or date */
        to?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        statementId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfStatementLineView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AccountsController_list: {
    parameters: {
      query?: {
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatementAccounts'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AccountsController_calendar: {
    parameters: {
      query?: {
        /** @description A month in the shop's zone; the newest that a statement covers if absent */
        month?: string;
        /** @description ISO 4217 code; all currencies of the account if absent */
        currency?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        accountNo: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountCalendar'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ShopsController_list: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfShopView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SearchController_search: {
    parameters: {
      query: {
        /** @description The beginning of a number or an id, or a part of the name of a file */
        q: string;
        /** @description Id of a shop; all shops if absent */
        shop?: string;
        /** @description How many hits at the most */
        limit?: number;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SearchAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AuditTrailController_list: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Id of a shop */
        shop?: string;
        /** @description Order number */
        order?: string;
        /** @description Type of event, for example RefundApproved */
        type?: string;
        /** @description Type of command, for example ApproveRefund */
        command?: string;
        /** @description Id of who acted */
        actor?: string;
        /** @description Id that everything of one cause shares */
        correlation?: string;
        /** @description Name of a stream */
        stream?: string;
        /** @description The id of an event or a command, the number of an order, or the name of a stream */
        q?: string;
        /** @description Which time `from` and `to` speak of */
        axis?: 'recorded' | 'occurred';
        /** @description From this instant, or this date in China, on */
        from?: string;
        /** @description Before this instant, or this date in China */
        to?: string;
        /** @description Which end of the trail comes first */
        first?: 'newest' | 'oldest';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfAuditEntry'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AuditTrailController_facets: {
    parameters: {
      query?: {
        /** @description Id of a shop; all shops if absent */
        shop?: string;
        /** @description Recorded on the date in China of this instant, or on this date, or later */
        from?: string;
        /** @description Recorded before this instant or date; a day that has begun counts whole */
        to?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditFacets'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AuditTrailController_one: {
    parameters: {
      query?: {
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        eventId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditEntry'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AuditTrailController_event: {
    parameters: {
      query?: {
        /** @description How many items of the payload's lists to leave out */
        skip?: number;
        /** @description How many items of the payload's lists to show */
        limit?: number;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        eventId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecordedEventView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AuditTrailController_causes: {
    parameters: {
      query?: {
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        eventId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CauseTree'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderTimelineController_timeline: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        orderNo: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfOrderTimelineEntry'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RiskAlertsController_list: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Only what took effect before this instant, or before this date in China */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description The rule that raised it */
        rule?:
          | 'COMPLETED_NOT_SETTLED'
          | 'DUPLICATE_SETTLEMENT'
          | 'REFUND_RATE_HIGH'
          | 'REFUND_WITHOUT_REQUEST'
          | 'STATEMENT_DOES_NOT_FOOT';
        /** @description How bad it is */
        severity?: 'high' | 'medium';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfHandledAlert'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  JournalController_trialBalance: {
    parameters: {
      query?: {
        /** @description Only what took effect before this instant, or before this date in China */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description Compare with what had been recorded at this instant or date, or up to this position of the log */
        compareKnownAt?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrialBalance'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ShopJournalController_trialBalance: {
    parameters: {
      query?: {
        /** @description Only what took effect before this instant, or before this date in China */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description Compare with what had been recorded at this instant or date, or up to this position of the log */
        compareKnownAt?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrialBalance'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ShopJournalController_accounts: {
    parameters: {
      query?: {
        /** @description Only what took effect before this instant, or before this date in China */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChartOfAccounts'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ShopJournalController_ledger: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description First instant of the period, or its first date in China */
        from?: string;
        /** @description First instant or date after the period */
        to?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description ISO 4217 code; the account's first currency by the alphabet if absent */
        currency?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountLedger'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ShopJournalController_entries: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Only what took effect before this instant, or before this date in China */
        asOf?: string;
        /** @description Only what had been recorded at this instant or date, or up to this position of the log */
        knownAt?: string;
        /** @description Code of an account: entries on either side of it, by business time */
        account?: string;
        /** @description Order number */
        order?: string;
        /** @description Took effect at this instant or later, or from this date in China on; orders by business time */
        from?: string;
        /** @description Took effect before this instant or date; orders by business time */
        to?: string;
        /** @description Which end of the entries comes first */
        first?: 'oldest' | 'newest';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfEntryView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ShopJournalController_entry: {
    parameters: {
      query?: {
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
        ordinal: string;
        lineNo: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EntryView'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  StandingController_summary: {
    parameters: {
      query?: {
        /** @description Orders placed from this date in China on */
        from?: string;
        /** @description Orders placed before this date in China */
        to?: string;
        /** @description Only orders of this channel */
        channel?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StandingSummary'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  StandingController_days: {
    parameters: {
      query?: {
        /** @description Orders placed from this date in China on */
        from?: string;
        /** @description Orders placed before this date in China */
        to?: string;
        /** @description Only orders of this channel */
        channel?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StandingDays'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  StandingController_orders: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Orders placed from this date in China on */
        from?: string;
        /** @description Orders placed before this date in China */
        to?: string;
        /** @description Only orders of this channel */
        channel?: string;
        /** @description What the reconciliation says of the order */
        status?:
          | 'cancelled'
          | 'unpaid'
          | 'in-transit'
          | 'outside-statement'
          | 'settled'
          | 'refund-pending'
          | 'refunded'
          | 'settled-with-difference'
          | 'missing';
        /** @description The order number begins with this */
        q?: string;
        /** @description Whether the order has differences */
        withDifference?: boolean;
        /** @description Latest first (as without it), largest unexplained amount first (orders with differences only), or by number (as without it where q is given) */
        sort?: 'placedAt' | 'difference' | 'orderNo';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StandingPageOfStandingOrder'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  StandingController_differences: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Orders placed from this date in China on */
        from?: string;
        /** @description Orders placed before this date in China */
        to?: string;
        /** @description Only orders of this channel */
        channel?: string;
        /** @description Code of the difference */
        code?:
          | 'AMOUNT_MISMATCH'
          | 'CHARGEBACK'
          | 'COMPENSATION'
          | 'CURRENCY'
          | 'DUPLICATE_PAYMENT'
          | 'EXTRA_SHIPMENT'
          | 'FEE_MISMATCH'
          | 'FEE_MISSING'
          | 'FEE_NOT_RETURNED'
          | 'INVOICE_DUPLICATE'
          | 'INVOICE_LATE'
          | 'INVOICE_MISSING'
          | 'INVOICE_OVER'
          | 'MISSING_IN_LEDGER'
          | 'MISSING_IN_STATEMENT'
          | 'PAID_NOT_SHIPPED'
          | 'PAYOUT_SPLIT'
          | 'RED_INVOICE_DUE'
          | 'REFUND_EXCEEDS_PAID'
          | 'REFUND_NOT_SETTLED'
          | 'REFUND_WITHOUT_REQUEST'
          | 'RETURN_NOT_RECEIVED'
          | 'ROUNDING'
          | 'SHIPPED_NOT_PAID'
          | 'SHORT_SHIPMENT'
          | 'SPECIAL_ORDER'
          | 'STATEMENT_GAP'
          | 'STATUS_MISMATCH'
          | 'UNCLASSIFIED_FEE'
          | 'WITHDRAWAL_PENDING';
        /** @description Who can mend it */
        owner?: 'finance' | 'platform' | 'customer-service' | 'warehouse' | 'tax' | 'auto';
        /** @description What it is about */
        subjectKind?: 'order' | 'line' | 'payout' | 'statement';
        /** @description The number of the order, line, payout or the name of the file begins with this */
        q?: string;
        /** @description At least so many days old at the end of the statements */
        minAgeDays?: number;
        /** @description At most so many days old at the end of the statements */
        maxAgeDays?: number;
        /** @description The age that the summary counts it to; unknown are those without a moment */
        ageBand?: '0-7' | '8-30' | '31-90' | '>90' | 'unknown';
        /** @description Largest first, oldest first, or by code */
        sort?: 'amount' | 'age' | 'code';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StandingPageOfStandingDifference'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  StandingController_alerts: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Only the alert with this id */
        alertId?: string;
        /** @description What people did about it */
        state?: 'open' | 'acknowledged' | 'resolved' | 'all';
        /** @description How bad it is */
        severity?: 'high' | 'medium';
        /** @description The rule that raised it */
        rule?:
          | 'COMPLETED_NOT_SETTLED'
          | 'DUPLICATE_SETTLEMENT'
          | 'REFUND_RATE_HIGH'
          | 'REFUND_WITHOUT_REQUEST'
          | 'STATEMENT_DOES_NOT_FOOT';
        /** @description The worst first and then the oldest, the oldest first, or the newest first */
        sort?: 'severity' | 'age' | 'newest';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StandingPageOfHandledAlert'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  StandingFilesController_ordersCsv: {
    parameters: {
      query?: {
        /** @description Orders placed from this date in China on */
        from?: string;
        /** @description Orders placed before this date in China */
        to?: string;
        /** @description Only orders of this channel */
        channel?: string;
        /** @description What the reconciliation says of the order */
        status?:
          | 'cancelled'
          | 'unpaid'
          | 'in-transit'
          | 'outside-statement'
          | 'settled'
          | 'refund-pending'
          | 'refunded'
          | 'settled-with-difference'
          | 'missing';
        /** @description The order number begins with this */
        q?: string;
        /** @description Whether the order has differences */
        withDifference?: boolean;
        /** @description Latest first (as without it), largest unexplained amount first (orders with differences only), or by number (as without it where q is given) */
        sort?: 'placedAt' | 'difference' | 'orderNo';
        /** @description Language of headings and texts */
        lang?: 'zh' | 'en';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The list as a file; no cell of it can become a formula */
      200: {
        headers: {
          /** @description The name of the file */
          'Content-Disposition'?: string;
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  StandingFilesController_ordersXlsx: {
    parameters: {
      query?: {
        /** @description Orders placed from this date in China on */
        from?: string;
        /** @description Orders placed before this date in China */
        to?: string;
        /** @description Only orders of this channel */
        channel?: string;
        /** @description What the reconciliation says of the order */
        status?:
          | 'cancelled'
          | 'unpaid'
          | 'in-transit'
          | 'outside-statement'
          | 'settled'
          | 'refund-pending'
          | 'refunded'
          | 'settled-with-difference'
          | 'missing';
        /** @description The order number begins with this */
        q?: string;
        /** @description Whether the order has differences */
        withDifference?: boolean;
        /** @description Latest first (as without it), largest unexplained amount first (orders with differences only), or by number (as without it where q is given) */
        sort?: 'placedAt' | 'difference' | 'orderNo';
        /** @description Language of headings and texts */
        lang?: 'zh' | 'en';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The list as a file; no cell of it can become a formula */
      200: {
        headers: {
          /** @description The name of the file */
          'Content-Disposition'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  StandingFilesController_differencesCsv: {
    parameters: {
      query?: {
        /** @description Orders placed from this date in China on */
        from?: string;
        /** @description Orders placed before this date in China */
        to?: string;
        /** @description Only orders of this channel */
        channel?: string;
        /** @description Code of the difference */
        code?:
          | 'AMOUNT_MISMATCH'
          | 'CHARGEBACK'
          | 'COMPENSATION'
          | 'CURRENCY'
          | 'DUPLICATE_PAYMENT'
          | 'EXTRA_SHIPMENT'
          | 'FEE_MISMATCH'
          | 'FEE_MISSING'
          | 'FEE_NOT_RETURNED'
          | 'INVOICE_DUPLICATE'
          | 'INVOICE_LATE'
          | 'INVOICE_MISSING'
          | 'INVOICE_OVER'
          | 'MISSING_IN_LEDGER'
          | 'MISSING_IN_STATEMENT'
          | 'PAID_NOT_SHIPPED'
          | 'PAYOUT_SPLIT'
          | 'RED_INVOICE_DUE'
          | 'REFUND_EXCEEDS_PAID'
          | 'REFUND_NOT_SETTLED'
          | 'REFUND_WITHOUT_REQUEST'
          | 'RETURN_NOT_RECEIVED'
          | 'ROUNDING'
          | 'SHIPPED_NOT_PAID'
          | 'SHORT_SHIPMENT'
          | 'SPECIAL_ORDER'
          | 'STATEMENT_GAP'
          | 'STATUS_MISMATCH'
          | 'UNCLASSIFIED_FEE'
          | 'WITHDRAWAL_PENDING';
        /** @description Who can mend it */
        owner?: 'finance' | 'platform' | 'customer-service' | 'warehouse' | 'tax' | 'auto';
        /** @description What it is about */
        subjectKind?: 'order' | 'line' | 'payout' | 'statement';
        /** @description The number of the order, line, payout or the name of the file begins with this */
        q?: string;
        /** @description At least so many days old at the end of the statements */
        minAgeDays?: number;
        /** @description At most so many days old at the end of the statements */
        maxAgeDays?: number;
        /** @description The age that the summary counts it to; unknown are those without a moment */
        ageBand?: '0-7' | '8-30' | '31-90' | '>90' | 'unknown';
        /** @description Largest first, oldest first, or by code */
        sort?: 'amount' | 'age' | 'code';
        /** @description Language of headings and texts */
        lang?: 'zh' | 'en';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The list as a file; no cell of it can become a formula */
      200: {
        headers: {
          /** @description The name of the file */
          'Content-Disposition'?: string;
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  StandingFilesController_differencesXlsx: {
    parameters: {
      query?: {
        /** @description Orders placed from this date in China on */
        from?: string;
        /** @description Orders placed before this date in China */
        to?: string;
        /** @description Only orders of this channel */
        channel?: string;
        /** @description Code of the difference */
        code?:
          | 'AMOUNT_MISMATCH'
          | 'CHARGEBACK'
          | 'COMPENSATION'
          | 'CURRENCY'
          | 'DUPLICATE_PAYMENT'
          | 'EXTRA_SHIPMENT'
          | 'FEE_MISMATCH'
          | 'FEE_MISSING'
          | 'FEE_NOT_RETURNED'
          | 'INVOICE_DUPLICATE'
          | 'INVOICE_LATE'
          | 'INVOICE_MISSING'
          | 'INVOICE_OVER'
          | 'MISSING_IN_LEDGER'
          | 'MISSING_IN_STATEMENT'
          | 'PAID_NOT_SHIPPED'
          | 'PAYOUT_SPLIT'
          | 'RED_INVOICE_DUE'
          | 'REFUND_EXCEEDS_PAID'
          | 'REFUND_NOT_SETTLED'
          | 'REFUND_WITHOUT_REQUEST'
          | 'RETURN_NOT_RECEIVED'
          | 'ROUNDING'
          | 'SHIPPED_NOT_PAID'
          | 'SHORT_SHIPMENT'
          | 'SPECIAL_ORDER'
          | 'STATEMENT_GAP'
          | 'STATUS_MISMATCH'
          | 'UNCLASSIFIED_FEE'
          | 'WITHDRAWAL_PENDING';
        /** @description Who can mend it */
        owner?: 'finance' | 'platform' | 'customer-service' | 'warehouse' | 'tax' | 'auto';
        /** @description What it is about */
        subjectKind?: 'order' | 'line' | 'payout' | 'statement';
        /** @description The number of the order, line, payout or the name of the file begins with this */
        q?: string;
        /** @description At least so many days old at the end of the statements */
        minAgeDays?: number;
        /** @description At most so many days old at the end of the statements */
        maxAgeDays?: number;
        /** @description The age that the summary counts it to; unknown are those without a moment */
        ageBand?: '0-7' | '8-30' | '31-90' | '>90' | 'unknown';
        /** @description Largest first, oldest first, or by code */
        sort?: 'amount' | 'age' | 'code';
        /** @description Language of headings and texts */
        lang?: 'zh' | 'en';
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The list as a file; no cell of it can become a formula */
      200: {
        headers: {
          /** @description The name of the file */
          'Content-Disposition'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  StandingOverviewController_overview: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfShopStanding'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HealthController_live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'live';
          };
        };
      };
    };
  };
  HealthController_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
    };
  };
  HealthController_series: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
    };
  };
  LiveController_events: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  LiveController_position: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LivePosition'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderController_amend: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match': string;
      };
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AmendOrderBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match is missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderController_cancel: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match': string;
      };
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match is missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderController_close: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match': string;
      };
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match is missing */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderController_history: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['History'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderActionsController_actions: {
    parameters: {
      query?: {
        /** @description Who would act; who X-Actor names, else "local", if absent */
        actor?: string;
      };
      header?: never;
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderActions'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrderActionsController_money: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderMoneyAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ShipmentController_deliver: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        shipmentId: string;
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OccurrenceBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ShipmentController_confirm: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OccurrenceBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PaymentController_fail: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PaymentFailedBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PaymentController_reverse: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        paymentId: string;
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReversalBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RefundController_approve: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        refundId: string;
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OccurrenceBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RefundController_reject: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        refundId: string;
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RefundController_payOut: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        refundId: string;
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PayoutBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RefundController_failPayout: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        refundId: string;
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RefundController_settleByPlatform: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PlatformRefundBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  InvoiceController_cancel: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        invoiceNo: string;
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  InvoiceController_credit: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        invoiceNo: string;
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IssueRedInvoiceBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AdjustmentController_propose: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProposeAdjustmentBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AdjustmentController_approve: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        adjustmentId: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OccurrenceBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AdjustmentController_reject: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        adjustmentId: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AdjustmentController_post: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        adjustmentId: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OccurrenceBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AdjustmentActionsController_ofOrder: {
    parameters: {
      query?: {
        /** @description Who would act; who X-Actor names, else "local", if absent */
        actor?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        orderNo: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdjustmentActions'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AdjustmentActionsController_ofAdjustment: {
    parameters: {
      query?: {
        /** @description Who would act; who X-Actor names, else "local", if absent */
        actor?: string;
        /** @description Wait until the view has this log position */
        after?: string;
        /** @description For so many milliseconds (5000, at most 30000) */
        wait?: string;
      };
      header?: never;
      path: {
        adjustmentId: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdjustmentActions'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AlertController_acknowledge: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        alertId: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcknowledgeAlertBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AlertController_resolve: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        alertId: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResolveAlertBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AlertController_reopen: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        alertId: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReopenAlertBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ColumnMappingController_find: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedMapping'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ColumnMappingController_save: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        name: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description A title for people */
          name: string;
          /** @description Headers of the table: date, and amount or income and expense; the others where there are any */
          columns: {
            date: string;
            time?: string;
            amount?: string;
            income?: string;
            expense?: string;
            direction?: string;
            balance?: string;
            entryNo?: string;
            orderNo?: string;
            type?: string;
            remark?: string;
          };
          /** @example dd.MM.yyyy HH:mm */
          dateFormat?: string;
          /** @enum {string} */
          decimal: '.' | ',';
          /** @enum {string} */
          sign?: 'as-is' | 'inverted';
          /** @description ISO 4217 code */
          currency?: string;
          accountNo?: string;
        };
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ColumnMappingController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['SavedMapping'][];
          };
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  InspectionController_inspect: {
    parameters: {
      query?: {
        /** @description What the file is, in place of what it looks like */
        kind?:
          | 'auto'
          | 'alipay-account'
          | 'alipay-trade'
          | 'alipay-trade-summary'
          | 'alipay-summary'
          | 'alipay-personal'
          | 'wechat-trade'
          | 'wechat-fund'
          | 'wechat-personal'
          | 'tmall-orders'
          | 'taobao-items'
          | 'taobao-refunds'
          | 'jushuitan-shipments'
          | 'tmall-invoices'
          | 'jd-settlement'
          | 'jd-personal'
          | 'pdd-settlement'
          | 'pdd-orders'
          | 'douyin-settlement'
          | 'douyin-orders'
          | 'shopify-orders'
          | 'camt'
          | 'mt940'
          | 'ofx'
          | 'icbc'
          | 'abc'
          | 'boc'
          | 'ccb'
          | 'cmb'
          | 'bocom'
          | 'citic'
          | 'cgb'
          | 'spdb'
          | 'stripe-balance'
          | 'stripe-payments'
          | 'paypal';
        /** @description The name of a saved column mapping to read the file by */
        mapping?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': {
          /**
           * Format: binary
           * @description A file as it was downloaded
           */
          file: string;
          /** @description A column mapping as JSON, to see the rows that it gives before it is saved */
          mapping?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadInspection'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ImportController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RememberedImports'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ImportController_upload: {
    parameters: {
      query?: {
        kind?:
          | 'auto'
          | 'alipay-account'
          | 'alipay-trade'
          | 'alipay-trade-summary'
          | 'alipay-summary'
          | 'alipay-personal'
          | 'wechat-trade'
          | 'wechat-fund'
          | 'wechat-personal'
          | 'tmall-orders'
          | 'taobao-items'
          | 'taobao-refunds'
          | 'jushuitan-shipments'
          | 'tmall-invoices'
          | 'jd-settlement'
          | 'jd-personal'
          | 'pdd-settlement'
          | 'pdd-orders'
          | 'douyin-settlement'
          | 'douyin-orders'
          | 'shopify-orders'
          | 'camt'
          | 'mt940'
          | 'ofx'
          | 'icbc'
          | 'abc'
          | 'boc'
          | 'ccb'
          | 'cmb'
          | 'bocom'
          | 'citic'
          | 'cgb'
          | 'spdb'
          | 'stripe-balance'
          | 'stripe-payments'
          | 'paypal';
        /** @description The name of a saved column mapping to read the file by */
        mapping?: string;
        /** @description Answer when the import has ended */
        wait?: 'true' | 'false';
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': components['schemas']['ImportBody'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportJob'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ImportController_find: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        shopId: string;
        importId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportJob'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReportScheduleController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ReportSchedule'][];
          };
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReportScheduleController_schedule: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ScheduleReportBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReportScheduleController_stop: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, as with every command */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
      };
      path: {
        scheduleId: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReconciliationRunController_list: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
      };
      header?: never;
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfListedRun'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReconciliationRunController_record: {
    parameters: {
      query?: never;
      header: {
        /** @description Yours, 1 to 255 printable characters. A retry with the same key and body is done once. */
        'Idempotency-Key': string;
        /** @description Who acts; "local" if absent */
        'X-Actor'?: string;
        /** @description Ties what belongs together */
        'X-Correlation-Id'?: string;
        /** @description ETag of what you saw, e.g. "3"; 412 if it has changed since */
        'If-Match'?: string;
      };
      path: {
        shopId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordRunBody'];
      };
    };
    responses: {
      /** @description There was nothing new to say */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunAnswer'];
        };
      };
      201: {
        headers: {
          /** @description Revision of the stream */
          ETag?: string;
          /** @description Position in the log */
          'Ledger-Position'?: string;
          /** @description Present if it had been done before */
          'Idempotency-Replayed'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunAnswer'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReconciliationRunController_find: {
    parameters: {
      query?: {
        /** @description How many items a page has at the most */
        limit?: number;
        /** @description `nextCursor` of the page before, unchanged */
        cursor?: string;
      };
      header?: never;
      path: {
        runId: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunWithDifferences'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReconciliationRunController_diff: {
    parameters: {
      query?: {
        /** @description The run to compare with; the one that was recorded before this one if absent */
        with?: string;
      };
      header?: never;
      path: {
        runId: string;
        shopId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunDiff'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SystemController_system: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SystemStatus'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SystemController_rebuilds: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewRebuilds'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SystemController_rebuild: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RebuildBody'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewRebuild'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A rule refuses it; the refusal is in the audit trail */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description If-Match lost: it was changed since */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The Idempotency-Key belongs to another request */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part is away or the outcome is not known: send it again with the same key */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SystemController_find: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rebuildId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewRebuild'];
        };
      };
      /** @description Malformed */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not known */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The view is behind or the database is away */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
